import type { Box } from './boxes.ts';
import { FINDINGS, type Finding, type FindingsByImage, findingsOf } from './findings.ts';
import type { Image } from './images.ts';
import { randomFor } from './random.ts';

const GAINS_WITHOUT_BOX = 2;
const LOSSES = 3;

/**
 * The labels of the 2020 release.
 *
 * As in the real one, an image gained the label of its box, and a gained label stands last, so that
 * some strings are not sorted. Unlike there, a few images without a box changed too, and some of
 * them lost a label, so that programs meet both directions.
 */
export function reviseLabels(
  images: readonly Image[],
  labels: FindingsByImage,
  boxes: readonly Box[],
): FindingsByImage {
  const random = randomFor('revision');
  const revised = new Map(labels);
  const gain = (name: string, finding: Finding) =>
    revised.set(name, [...findingsOf(revised, name), finding]);
  for (const { name, finding, isNewLabel } of boxes) if (isNewLabel) gain(name, finding);

  const names = images
    .filter(({ patient }) => patient.split === 'train_val')
    .map(({ name }) => name);
  const drawn = random.shuffled(names);
  for (const name of drawn.slice(0, GAINS_WITHOUT_BOX)) {
    const absent = FINDINGS.filter((finding) => !findingsOf(labels, name).includes(finding));
    gain(name, random.pick(absent));
  }
  const several = drawn
    .slice(GAINS_WITHOUT_BOX)
    .filter((name) => findingsOf(labels, name).length > 1);
  for (const name of several.slice(0, LOSSES)) {
    revised.set(name, findingsOf(labels, name).slice(0, -1));
  }
  return revised;
}
