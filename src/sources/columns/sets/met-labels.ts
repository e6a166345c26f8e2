import type { LabelCondition } from '../../../label/label.filter.ts';
import { EVERY_FINDING, findingBits } from '../../../terms/finding-bits.ts';
import type { LabelSetCode } from '../../../terms/label-set-code.ts';
import type { LabelSource } from '../../../terms/label-source.ts';
import type { LabelValue } from '../../../terms/label-value.ts';

/** What one row of a label file says, findings as bits. */
export interface Said {
  readonly labelSet: LabelSetCode;
  readonly source: LabelSource;
  readonly readerId: string | null;
  readonly assessed: number;
  readonly present: number;
  readonly uncertain: number;
}

/** The findings whose labels, among those that a row holds, meet a condition. */
export const metLabels = (condition: LabelCondition, said: Said): number =>
  said.assessed & meant(condition, said);

/** And, or and not are those of sets of findings: each label of a row meets a condition or fails it. */
const meant = (condition: LabelCondition, said: Said): number => {
  if (condition.kind === 'all') {
    return condition.of.reduce((bits, part) => bits & meant(part, said), EVERY_FINDING);
  }
  if (condition.kind === 'any') {
    return condition.of.reduce((bits, part) => bits | meant(part, said), 0);
  }
  if (condition.kind === 'not') return EVERY_FINDING & ~meant(condition.of, said);
  const chosen = chosenBy(condition, said);
  return condition.operator === 'in' ? chosen : EVERY_FINDING & ~chosen;
};

type Choice = Extract<LabelCondition, { values: unknown }>;

const chosenBy = (choice: Choice, said: Said): number => {
  switch (choice.kind) {
    case 'finding':
      return findingBits(choice.values);
    case 'value':
      return choice.values.reduce((bits, value) => bits | withValue(value, said), 0);
    case 'source':
      return everyOrNone(choice.values.includes(said.source));
    case 'labelSet':
      return everyOrNone(choice.values.includes(said.labelSet));
    case 'readerId':
      return everyOrNone(said.readerId !== null && choice.values.includes(said.readerId));
  }
};

const withValue = (value: LabelValue, { assessed, present, uncertain }: Said): number => {
  if (value === 'PRESENT') return present;
  return value === 'UNCERTAIN' ? uncertain : assessed & ~(present | uncertain);
};

const everyOrNone = (isMet: boolean): number => (isMet ? EVERY_FINDING : 0);
