import { UserInputError } from '../errors.ts';
import {
  type All,
  type Any,
  allOf,
  anyOf,
  type InputPath,
  itemPath,
  type Not,
  readChoice,
  readConditions,
} from '../filter.ts';
import type { Finding } from '../terms/finding.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import type { LabelSource } from '../terms/label-source.ts';
import type { LabelValue } from '../terms/label-value.ts';
import { SOURCES } from '../terms/vocabulary.ts';
import type { LabelFilterInput, LabelOriginInput } from './label.input.ts';

type Choice<K extends string, V> = {
  readonly kind: K;
  readonly operator: 'in' | 'notIn';
  readonly values: readonly V[];
};

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

const readCondition = (input: LabelFilterInput, path: InputPath): LabelCondition =>
  allOf(
    readConditions<LabelFilterInput, LabelCondition>(input, path, {
      and: (items, at) => allOf(items.map((item, i) => readCondition(item, itemPath(at, i)))),
      or: (items, at) => anyOf(items.map((item, i) => readCondition(item, itemPath(at, i)))),
      not: (item, at) => ({ kind: 'not', of: readCondition(item, at) }),
      finding: (choice, at) =>
        readChoice(
          choice,
          at,
          (operator, values: Finding[]) => ({ kind: 'finding', operator, values }),
          (v) => v,
        ),
      value: (choice, at) =>
        readChoice(
          choice,
          at,
          (operator, values: LabelValue[]) => ({ kind: 'value', operator, values }),
          (v) => v,
        ),
      source: (choice, at) =>
        readChoice(
          choice,
          at,
          (operator, values: LabelSource[]) => ({ kind: 'source', operator, values }),
          (v) => v,
        ),
      labelSet: (choice, at) =>
        readChoice(
          choice,
          at,
          (operator, values: LabelSetCode[]) => ({ kind: 'labelSet', operator, values }),
          (v) => v,
        ),
      readerId: (choice, at) =>
        readChoice(
          choice,
          at,
          (operator, values: string[]) => ({ kind: 'readerId', operator, values }),
          (v) => v,
        ),
    }),
  );

const namesLabelSet = (condition: LabelCondition): boolean => {
  if (condition.kind === 'not') return namesLabelSet(condition.of);
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.some(namesLabelSet);
  return condition.kind === 'labelSet';
};

/** Reads a label filter. UserInputError for null, {} and too deep nesting. */
export const readLabelFilter = (input: LabelFilterInput, path: InputPath): LabelFilter => {
  const condition = readCondition(input, path);
  return { namesLabelSet: namesLabelSet(condition), condition };
};

/** Where labels come from, checked: the source occurs in the set. */
export interface LabelOrigin {
  readonly source: LabelSource;
  readonly labelSet: LabelSetCode;
  readonly readerId: string | null;
}

/** Reads an origin. UserInputError where the set has no such source, or a reader is named elsewhere. */
export const readLabelOrigin = (input: LabelOriginInput, path: InputPath): LabelOrigin => {
  const { source, labelSet } = input;
  if (!SOURCES[labelSet].includes(source)) {
    throw new UserInputError(
      `${path.text}: ${labelSet} holds labels of source ${SOURCES[labelSet].join(' and ')}, found ${source}.`,
    );
  }
  if (input.readerId === null) {
    throw new UserInputError(
      `${path.text}.readerId is null. Leave the key out to mean any reader.`,
    );
  }
  if (input.readerId !== undefined && source !== 'READER') {
    throw new UserInputError(`${path.text}.readerId goes with source READER, found ${source}.`);
  }
  return { source, labelSet, readerId: input.readerId ?? null };
};
