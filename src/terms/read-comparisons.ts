import { type All, allOf, type Operator } from '../filter.ts';
import { type ChoiceInput, canonicalValues, readChoice } from '../read-choice.ts';
import { type InputPath, readConditions } from '../read-filter.ts';
import type { IntFilterInput } from './choice-inputs.ts';
import { parsePatientId } from './image-index.ts';

/** A comparison of a number of a row with given ones. */
export interface NumberComparison<F extends string> {
  readonly kind: 'number';
  readonly field: F;
  readonly operator: Operator;
  readonly values: readonly number[];
}

/** A comparison of a text of a row with given ones. */
export interface TextComparison<F extends string> {
  readonly kind: 'text';
  readonly field: F;
  readonly operator: 'in' | 'notIn';
  readonly values: readonly string[];
}

/** How to read a condition on a text. */
export const textCondition =
  <F extends string>(field: F) =>
  (input: ChoiceInput<string>, path: InputPath): TextComparison<F> | All<TextComparison<F>> =>
    readChoice(input, path, (operator, values) => ({ kind: 'text', field, operator, values }));

/** How to read a condition on a patient number, in any spelling; a text that is none matches nothing. */
export const patientIdCondition = (
  input: ChoiceInput<string>,
  path: InputPath,
): NumberComparison<'patientId'> | All<NumberComparison<'patientId'>> =>
  readChoice(input, path, (operator, texts) => {
    const ids = texts.map(parsePatientId).filter((id) => id !== null);
    return { kind: 'number', field: 'patientId', operator, values: canonicalValues(ids) };
  });

/** How to read a condition on a whole number. */
export const numberCondition =
  <F extends string>(field: F) =>
  (input: IntFilterInput, path: InputPath): NumberComparison<F> | All<NumberComparison<F>> => {
    const compare = (operator: Operator, values: readonly number[]): NumberComparison<F> => ({
      kind: 'number',
      field,
      operator,
      values: canonicalValues(values),
    });
    return allOf(
      readConditions<IntFilterInput, NumberComparison<F>>(input, path, {
        eq: (value) => compare('in', [value]),
        ne: (value) => compare('notIn', [value]),
        in: (values) => compare('in', values),
        notIn: (values) => compare('notIn', values),
        lt: (value) => compare('lt', [value]),
        lte: (value) => compare('lte', [value]),
        gt: (value) => compare('gt', [value]),
        gte: (value) => compare('gte', [value]),
      }),
    );
  };
