import type { Context } from '../context.ts';
import type { Image } from '../image/image.ts';
import { finalFindings } from '../label/final-findings.ts';
import { after, type Soon, together } from '../soon.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import { imagesOf } from './patient.lookup.ts';
import type { Patient } from './patient.ts';
import { type TimelineEntry, timelineOf } from './timeline.ts';

/** The visits of a patient that a label set assessed. */
export const loadTimeline = (
  patient: Patient,
  labelSet: LabelSetCode,
  context: Context,
): Soon<TimelineEntry<Image>[]> => {
  const assessmentsOf = (key: string) => context.loaders.assessmentsByImage.load(key);
  return after(imagesOf(patient, context), (images) => {
    const visits = images.map((image) =>
      after(finalFindings(image, labelSet, assessmentsOf), (findings) => ({ image, findings })),
    );
    return after(together(visits), timelineOf);
  });
};
