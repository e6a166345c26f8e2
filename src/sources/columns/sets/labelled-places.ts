import { isSuperseded } from '../../../dataset/label-set.ts';
import type { LabelChange, LabelsCondition } from '../../../image/image.filter.ts';
import type { LabelFilter } from '../../../label/label.filter.ts';
import { NIH_FINDINGS } from '../../../terms/finding.ts';
import { findingBit, findingBits } from '../../../terms/finding-bits.ts';
import { LABEL_SET_CODES, type LabelSetCode } from '../../../terms/label-set-code.ts';
import { NO_NUMBER } from '../columns.ts';
import { addPlace, type Bits, inEither, noPlaces } from './bits.ts';
import { addImagesOf } from './expert-rows.ts';
import { metLabels, type Said } from './met-labels.ts';
import { isTextMined, MINED_SETS, minedSaid } from './mined-columns.ts';
import { placesWhere } from './number-column.ts';
import type { SetColumns } from './set-columns.ts';

/**
 * The images that have a label which meets a condition, or, where every label has to meet it, one
 * that fails it: whose images are the others.
 */
export const labelledPlaces = (
  { held, loadedSets, experts, mined }: SetColumns,
  { quantifier, labels }: LabelsCondition,
): Bits => {
  const spokenOf = new Set(LABEL_SET_CODES.filter((code) => isSpokenOf(code, labels, loadedSets)));
  const has = (said: Said): boolean => {
    const met = metLabels(labels.condition, said);
    return (quantifier === 'every' ? said.assessed & ~met : met) !== 0;
  };
  let bits = noPlaces(held.images.count);
  addImagesOf(bits, experts, (said) => spokenOf.has(said.labelSet) && has(said));
  for (const code of MINED_SETS.filter((each) => spokenOf.has(each))) {
    const hasMined = placesWhere(mined[code](), (present) => {
      const said = minedSaid(code, present);
      return said !== null && has(said);
    });
    bits = inEither(bits, hasMined);
  }
  return bits;
};

/** Whether a filter of labels speaks of those of a set. */
export const isSpokenOf = (
  code: LabelSetCode,
  { namesLabelSet }: LabelFilter,
  loadedSets: ReadonlySet<LabelSetCode>,
): boolean => loadedSets.has(code) && (namesLabelSet || !isSuperseded(code, loadedSets));

/** The images of which two releases say another thing, where both say anything. */
export const changedPlaces = ({ mined }: SetColumns, { finding, from, to }: LabelChange): Bits => {
  const bits = finding === null ? findingBits(NIH_FINDINGS) : findingBit(finding);
  const [before, later] = [valuesOf(mined, from), valuesOf(mined, to)];
  const changed = noPlaces(before.length);
  for (let place = 0; place < before.length; place += 1) {
    const [left, right] = [before[place] ?? NO_NUMBER, later[place] ?? NO_NUMBER];
    if (left !== NO_NUMBER && right !== NO_NUMBER && ((left ^ right) & bits) !== 0) {
      addPlace(changed, place);
    }
  }
  return changed;
};

/** A change is between releases of text mining: what is asked of another set is refused before. */
const valuesOf = (mined: SetColumns['mined'], code: LabelSetCode) =>
  mined[isTextMined(code) ? code : 'NIH_NLP_2020']().values;
