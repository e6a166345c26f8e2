import type { Context } from '../context.ts';
import type { Image } from '../image/image.ts';
import { finalFindings } from '../label/final-findings.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import { imagesOf } from './patient.lookup.ts';
import type { Patient } from './patient.ts';
import { type TimelineEntry, timelineOf } from './timeline.ts';

/** The visits of a patient that a label set assessed. */
export const loadTimeline = async (
  patient: Patient,
  labelSet: LabelSetCode,
  context: Context,
): Promise<TimelineEntry<Image>[]> => {
  const assessmentsOf = (key: string) => context.loaders.assessmentsByImage.load(key);
  const images = await imagesOf(patient, context);
  const visits = images.map(async (image) => ({
    image,
    findings: await finalFindings(image, labelSet, assessmentsOf),
  }));
  return timelineOf(await Promise.all(visits));
};
