import { type All, type Any, allOf, type Not } from '../filter.ts';
import { type ChoiceInput, readChoice } from '../read-choice.ts';
import { type InputPath, joinKeys, readConditions } from '../read-filter.ts';
import type { Finding } from '../terms/finding.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import type { LabelSource } from '../terms/label-source.ts';
import type { LabelValue } from '../terms/label-value.ts';
import type { LabelFilterInput } from './label.input.ts';

interface Choice<K extends string, V> {
  readonly kind: K;
  readonly operator: 'in' | 'notIn';
  readonly values: readonly V[];
}

/** A condition on one label. */
export type LabelCondition =
  | All<LabelCondition>
  | Any<LabelCondition>
  | Not<LabelCondition>
  | Choice<'finding', Finding>
  | Choice<'value', LabelValue>
  | Choice<'source', LabelSource>
  | Choice<'labelSet', LabelSetCode>
  | Choice<'readerId', string>;

/** A condition, and the labels that it speaks of. */
export interface LabelFilter {
  /** Whether superseded sets are spoken of too: the filter names a label set somewhere. */
  readonly namesLabelSet: boolean;
  readonly condition: LabelCondition;
}

/** The filter that every label of the current sets meets. */
export const EVERY_LABEL: LabelFilter = {
  namesLabelSet: false,
  condition: { kind: 'all', of: [] },
};

/** Reads a label filter. UserInputError for null, {} and too deep nesting. */
export const readLabelFilter = (input: LabelFilterInput, path: InputPath): LabelFilter => {
  const condition = readCondition(input, path);
  return { namesLabelSet: namesLabelSet(condition), condition };
};

const readCondition = (input: LabelFilterInput, path: InputPath): LabelCondition =>
  allOf(
    readConditions<LabelFilterInput, LabelCondition>(input, path, {
      ...joinKeys(readCondition),
      finding: choice('finding'),
      value: choice('value'),
      source: choice('source'),
      labelSet: choice('labelSet'),
      readerId: choice('readerId'),
    }),
  );

/** How to read a condition on a value of a label. */
const choice =
  <K extends string, V extends string>(kind: K) =>
  (input: ChoiceInput<V>, path: InputPath): Choice<K, V> | All<Choice<K, V>> =>
    readChoice(input, path, (operator, values) => ({ kind, operator, values }));

const namesLabelSet = (condition: LabelCondition): boolean => {
  if (condition.kind === 'not') return namesLabelSet(condition.of);
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.some(namesLabelSet);
  return condition.kind === 'labelSet';
};
