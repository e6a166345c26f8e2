import type { Context } from '../context.ts';
import { EVERY_IMAGE } from '../image/image.filter.ts';
import { BY_IMAGE_INDEX } from '../image/image.order.ts';
import type { ImageQuery } from '../image/image.source.ts';
import type { Image } from '../image/image.ts';
import { after, type Soon } from '../soon.ts';
import { parsePatientId } from '../terms/image-index.ts';
import type { Patient } from './patient.ts';

/** All images of a patient: nobody has more than a few hundred. */
const ALL_IMAGES: ImageQuery = {
  filter: EVERY_IMAGE,
  order: BY_IMAGE_INDEX,
  window: { size: 100_000, isBackward: false, cursor: null },
};

/** The patient of a number in any spelling; null where unknown. */
export const loadPatient = (patientId: string, { loaders }: Context): Soon<Patient | null> => {
  const number = parsePatientId(patientId);
  return number === null ? null : loaders.patientById.load(String(number));
};

/** All images of a patient, by file name. */
export const imagesOf = ({ patientId }: Patient, { loaders }: Context): Soon<readonly Image[]> =>
  after(
    loaders.imagePageBy({ owner: 'patient', query: ALL_IMAGES }).load(patientId),
    (page) => page?.rows ?? [],
  );
