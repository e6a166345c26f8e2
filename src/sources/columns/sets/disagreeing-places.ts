import type { Disagreement } from '../../../image/image.filter.ts';
import type { LabelOrigin } from '../../../label/label-origin.filter.ts';
import type { Finding } from '../../../terms/finding.ts';
import { findingBit } from '../../../terms/finding-bits.ts';
import type { LabelValue } from '../../../terms/label-value.ts';
import { addPlace, type Bits, noPlaces } from './bits.ts';
import type { Said } from './met-labels.ts';
import { isTextMined, minedSaid } from './mined-columns.ts';
import { tableOf } from './number-column.ts';
import type { SetColumns } from './set-columns.ts';

/** What can be said of a finding, each a bit: what several labels say is a set. */
const VERDICTS: Readonly<Record<LabelValue, number>> = { PRESENT: 1, ABSENT: 2, UNCERTAIN: 4 };
const ANY_VERDICT = 7;

/** The images of which some label of the one origin and some label of the other say another thing. */
export const disagreeingPlaces = (
  columns: SetColumns,
  { finding, left, right, leftValue }: Disagreement,
): Bits => {
  const ofLeft = verdictsOf(columns, left, finding);
  const ofRight = verdictsOf(columns, right, finding);
  const meant = leftValue === null ? ANY_VERDICT : VERDICTS[leftValue];
  const bits = noPlaces(ofLeft.length);
  for (let place = 0; place < ofLeft.length; place += 1) {
    if (differ((ofLeft[place] ?? 0) & meant, ofRight[place] ?? 0)) addPlace(bits, place);
  }
  return bits;
};

/** Whether one of the left verdicts and one of the right are different. */
const differ = (left: number, right: number): boolean =>
  left !== 0 && right !== 0 && (left !== right || (left & (left - 1)) !== 0);

/** What labels of an origin say of a finding, for each image. */
const verdictsOf = (
  { held, experts: { image, judgement, judgements }, mined }: SetColumns,
  { labelSet, source, readerId }: LabelOrigin,
  finding: Finding,
): Uint8Array => {
  const verdicts = new Uint8Array(held.images.count);
  const bit = findingBit(finding);
  if (isTextMined(labelSet)) {
    const { values, lowest } = mined[labelSet]();
    const saying = tableOf(mined[labelSet](), (present) =>
      verdictOn(minedSaid(labelSet, present), bit),
    );
    for (let place = 0; place < values.length; place += 1) {
      verdicts[place] = saying[(values[place] ?? 0) - lowest] ?? 0;
    }
    return verdicts;
  }
  const saying = judgements.map((said) => {
    const isTheirs =
      said.labelSet === labelSet &&
      said.source === source &&
      (readerId === null || said.readerId === readerId);
    return isTheirs ? verdictOn(said, bit) : 0;
  });
  for (let row = 0; row < image.length; row += 1) {
    const place = image[row] ?? 0;
    verdicts[place] = (verdicts[place] ?? 0) | (saying[judgement[row] ?? 0] ?? 0);
  }
  return verdicts;
};

const verdictOn = (said: Said | null, bit: number): number => {
  if (said === null || (said.assessed & bit) === 0) return 0;
  if ((said.present & bit) !== 0) return VERDICTS.PRESENT;
  return (said.uncertain & bit) === 0 ? VERDICTS.ABSENT : VERDICTS.UNCERTAIN;
};
