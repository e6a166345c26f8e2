import type {
  ImageFilter,
  LabelChange,
  LabelsCondition,
  TextField,
} from '../../../image/image.filter.ts';
import { NIH_FINDINGS } from '../../../terms/finding.ts';
import { findingBit, findingBits } from '../../../terms/finding-bits.ts';
import type { LabelSetCode } from '../../../terms/label-set-code.ts';
import type { TextComparison } from '../../../terms/read-comparisons.ts';
import { patientOf } from '../../catalog/image-number.ts';
import { qualityBits } from '../../catalog/quality-bits.ts';
import {
  type ImageRecord,
  NO_NUMBER,
  SEXES,
  SPLITS,
  VIEWS,
} from '../../catalog/row-file/records.ts';
import { isOfProfiles } from '../profiles/of-profiles.ts';
import { comparing, type ImageLeaf } from '../sets/image-leaves.ts';
import { isSpokenOf } from '../sets/labelled-places.ts';
import { metLabels } from '../sets/met-labels.ts';
import { isTextMined, MINED_SETS, minedSaid } from '../sets/mined-columns.ts';

/** Whether an image meets a filter, by its record in a row file. */
export type RecordTest = (image: ImageRecord) => boolean;

/** The test of a filter; null where a record does not tell. */
export const recordTest = (
  filter: ImageFilter,
  loadedSets: ReadonlySet<LabelSetCode>,
): RecordTest | null => {
  if (filter.kind === 'not') {
    const test = recordTest(filter.of, loadedSets);
    return test && ((image) => !test(image));
  }
  if (filter.kind !== 'all' && filter.kind !== 'any') return leafTest(filter, loadedSets);
  const tests = filter.of.flatMap((part) => recordTest(part, loadedSets) ?? []);
  if (tests.length < filter.of.length) return null;
  return filter.kind === 'all'
    ? (image) => tests.every((test) => test(image))
    : (image) => tests.some((test) => test(image));
};

const leafTest = (leaf: ImageLeaf, loadedSets: ReadonlySet<LabelSetCode>): RecordTest | null => {
  switch (leaf.kind) {
    case 'text':
      return textTest(leaf);
    case 'number': {
      const isMet = comparing(leaf);
      const { field, operator } = leaf;
      const isIn = (image: ImageRecord): boolean => {
        if (field === 'patientId') return isMet(patientOf(image.number));
        return image[field] !== NO_NUMBER && isMet(image[field]);
      };
      return operator === 'notIn' ? (image) => !isIn(image) : isIn;
    }
    case 'quality': {
      const bits = qualityBits(leaf.issues);
      return (image) => ((image.quality & bits) !== 0) === (leaf.quantifier === 'some');
    }
    case 'labels':
      return isOfProfiles(leaf) ? labelsTest(leaf, loadedSets) : null;
    case 'labelChanged':
      return changeTest(leaf);
    case 'boxes':
    case 'disagreement':
      return null;
  }
};

const textTest = ({ field, operator, values }: TextComparison<TextField>): RecordTest | null => {
  const names = NAMES[field];
  if (names === undefined) return null;
  const isIn = names.of.map((name) => values.includes(name));
  return (image) => (isIn[image[names.code]] ?? false) === (operator === 'in');
};

interface Names {
  readonly code: 'sex' | 'viewPosition' | 'split';
  readonly of: readonly string[];
}

/** What the codes of a record mean; other codes mean nothing. */
const NAMES: Readonly<Partial<Record<TextField, Names>>> = {
  sex: { code: 'sex', of: SEXES },
  viewPosition: { code: 'viewPosition', of: VIEWS },
  split: { code: 'split', of: SPLITS },
};

/** What text mining says depends on one number: it is looked at once. */
const labelsTest = (
  { quantifier, labels }: LabelsCondition,
  loadedSets: ReadonlySet<LabelSetCode>,
): RecordTest => {
  const has = MINED_SETS.filter((code) => isSpokenOf(code, labels, loadedSets)).map((code) => {
    const known = new Map<number, boolean>();
    return (image: ImageRecord): boolean => {
      const present = image.present(code);
      const before = known.get(present);
      if (before !== undefined) return before;
      const said = minedSaid(code, present);
      const isMet = said !== null && metLabels(labels.condition, said) !== 0;
      known.set(present, isMet);
      return isMet;
    };
  });
  return (image) => has.some((one) => one(image)) === (quantifier === 'some');
};

const changeTest = ({ finding, from, to }: LabelChange): RecordTest | null => {
  if (!isTextMined(from) || !isTextMined(to)) return null;
  const bits = finding === null ? findingBits(NIH_FINDINGS) : findingBit(finding);
  return (image) => {
    const [before, later] = [image.present(from), image.present(to)];
    return before !== NO_NUMBER && later !== NO_NUMBER && ((before ^ later) & bits) !== 0;
  };
};
