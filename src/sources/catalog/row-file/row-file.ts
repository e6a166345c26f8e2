import type { StoredBox } from '../../../image/bounding-box.ts';
import type { Image } from '../../../image/image.ts';
import type { Assessment } from '../../../label/assessment.ts';
import type { Patient } from '../../../patient/patient.ts';
import { imageIndexOf } from '../image-number.ts';
import type { BlockCache } from './block-cache.ts';
import type { AgeCount, Header } from './header.ts';
import type { Judgement } from './judgements.ts';
import {
  assessmentAt,
  belongingsAt,
  boxAt,
  ImageRecord,
  imageAt,
  imageNumberAt,
  patientAt,
  patientIdAt,
  patientImagesAt,
  placeAt,
} from './records.ts';
import { createSection } from './section.ts';

/** The rows of a catalog by place: images in the order of their names, patients of their numbers. */
export interface RowFile {
  readonly imageCount: number;
  readonly patientCount: number;
  /** How many images have a smaller number: where it is, or would be. */
  imagesBefore(imageNumber: number): number;
  /** The place of an image; -1 where there is none of that number. */
  placeOfImage(imageNumber: number): number;
  imageAt(place: number): Image;
  /** Tests the record of an image. */
  isMet(place: number, test: (image: ImageRecord) => boolean): boolean;
  /** Ages in their order, those who have none last, and how many images each has. */
  readonly ages: readonly AgeCount[];
  /** The place of the image at a position in the order of ages, then of names. */
  placeByAge(position: number): number;
  /** Every row about the image of a place, in file order. */
  assessmentsAt(place: number): readonly Assessment[];
  boxesAt(place: number): readonly StoredBox[];
  patientsBefore(patientId: number): number;
  /** The place of a patient; -1 where there is none of that number. */
  placeOfPatient(patientId: number): number;
  patientAt(place: number): Patient;
  /** Where the images of a patient's place begin, and how many there are. */
  imagesOfPatient(place: number): { first: number; count: number };
  close(): void;
}

/** What is read whole when a row file is opened. */
export interface RowFileParts {
  readonly header: Header;
  readonly blocks: BlockCache;
  readonly imageKeys: Float64Array;
  readonly patientKeys: Float64Array;
  readonly judgements: readonly Judgement[];
}

/** Every call may reject with SourceError, where the file is damaged or cannot be read. */
export const createRowFile = (parts: RowFileParts): RowFile => {
  const { blocks, judgements } = parts;
  const { sections } = parts.header;
  const images = createSection(blocks, 'images', sections.images);
  const patients = createSection(blocks, 'patients', sections.patients);
  const assessments = createSection(blocks, 'assessments', sections.assessments);
  const boxes = createSection(blocks, 'boxes', sections.boxes);
  const byAge = createSection(blocks, 'byAge', sections.byAge);
  const shown = showing(new ImageRecord(blocks.bytes));
  const imageIndex = { firstKeys: parts.imageKeys, keyAt: imageNumberAt };
  const patientIndex = { firstKeys: parts.patientKeys, keyAt: patientIdAt };
  return {
    imageCount: images.count,
    patientCount: patients.count,
    imagesBefore: (number) => images.placesBefore(number, imageIndex),
    placeOfImage: (number) => images.placeOf(number, imageIndex),
    imageAt: (place) => images.read(place, imageAt),
    isMet: (place, test) => images.read(place, shown(test)),
    ages: parts.header.ages,
    placeByAge: (position) => byAge.read(position, placeAt),
    assessmentsAt: (place) => {
      const { firstRow, rows } = images.read(place, belongingsAt);
      const image = imageIndexOf(images.read(place, imageNumberAt));
      const read = (bytes: Buffer, at: number) =>
        toAssessment(image, judgements, assessmentAt(bytes, at));
      return count(rows).map((row) => assessments.read(firstRow + row, read));
    },
    boxesAt: (place) => {
      const { firstBox, boxes: some } = images.read(place, belongingsAt);
      return count(some).map((box) => boxes.read(firstBox + box, boxAt));
    },
    patientsBefore: (id) => patients.placesBefore(id, patientIndex),
    placeOfPatient: (id) => patients.placeOf(id, patientIndex),
    patientAt: (place) => patients.read(place, patientAt),
    imagesOfPatient: (place) => patients.read(place, patientImagesAt),
    close: blocks.close,
  };
};

/** One record shows all, one after the other. */
const showing =
  (record: ImageRecord) =>
  (test: (image: ImageRecord) => boolean) =>
  (_bytes: Buffer, at: number): boolean => {
    record.at = at;
    return test(record);
  };

const toAssessment = (
  imageIndex: string,
  judgements: readonly Judgement[],
  { row, judgement }: ReturnType<typeof assessmentAt>,
): Assessment => {
  const said = judgements[judgement];
  if (said === undefined) throw new RangeError(`There is no judgement ${judgement}.`);
  return { imageIndex, row, matched: said.assessed, ...said };
};

const count = (length: number): number[] => Array.from({ length }, (_, i) => i);
