import { isSuperseded } from '../dataset/label-set.ts';
import type { LabelsCondition } from '../image/image.filter.ts';
import type { LabelCondition, LabelFilter } from '../label/label.filter.ts';
import type { Finding } from '../terms/finding.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import { LabelValue } from '../terms/label-value.ts';
import { SOURCES, VOCABULARY } from '../terms/vocabulary.ts';
import type { ValueSpace } from './dimension-values.ts';

// What conditions on labels say of the final labels of a set is found by asking them about every
// label that there can be: a few dozen.

/** The findings that the final labels of a set can name. */
export const findingsIn = ({ labelSet }: ValueSpace): readonly Finding[] => VOCABULARY[labelSet];

/** What a condition looks for: labels that meet it, or, as `every` does, labels that fail it. */
export const looksFor = ({ quantifier, labels }: LabelsCondition): LabelFilter =>
  quantifier === 'every' ? { ...labels, condition: { kind: 'not', of: labels.condition } } : labels;

/** Whether a final label can be among those that a condition speaks of, and can meet it. */
export const canBeFinal = (
  { namesLabelSet, condition }: LabelFilter,
  { labelSet, loadedSets }: ValueSpace,
): boolean => {
  if (!loadedSets.has(labelSet)) return false;
  if (!namesLabelSet && isSuperseded(labelSet, loadedSets)) return false;
  return VOCABULARY[labelSet].some((finding) =>
    Object.values(LabelValue).some((value) => isMet(condition, { labelSet, finding, value })),
  );
};

/** Whether the final label that holds a finding to be present meets a condition. */
export const isMetByPresent = (
  condition: LabelCondition,
  finding: Finding,
  { labelSet }: ValueSpace,
): boolean => isMet(condition, { labelSet, finding, value: 'PRESENT' });

/** Whether labels of a set meet a condition that speaks of sets alone. */
export const isMetInSet = (condition: LabelCondition, labelSet: LabelSetCode): boolean =>
  VOCABULARY[labelSet].some((finding) => isMet(condition, { labelSet, finding, value: 'PRESENT' }));

/** A final label of a set. */
interface FinalLabel {
  readonly labelSet: LabelSetCode;
  readonly finding: Finding;
  readonly value: LabelValue;
}

const isMet = (condition: LabelCondition, label: FinalLabel): boolean => {
  if (condition.kind === 'all') return condition.of.every((part) => isMet(part, label));
  if (condition.kind === 'any') return condition.of.some((part) => isMet(part, label));
  if (condition.kind === 'not') return !isMet(condition.of, label);
  return hasValue(condition, label) === (condition.operator === 'in');
};

type Leaf = Extract<LabelCondition, { values: unknown }>;

const hasValue = (leaf: Leaf, { labelSet, finding, value }: FinalLabel): boolean => {
  switch (leaf.kind) {
    case 'finding':
      return leaf.values.includes(finding);
    case 'value':
      return leaf.values.includes(value);
    case 'labelSet':
      return leaf.values.includes(labelSet);
    case 'source':
      return leaf.values.some((source) => source === finalSource(labelSet));
    case 'readerId':
      return false;
  }
};

const finalSource = (labelSet: LabelSetCode) => SOURCES[labelSet].at(-1);
