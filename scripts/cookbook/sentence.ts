import { evaluate, holds } from './expression.ts';

/** What is said of an answer, in words that the answer proves. */
export interface Interpretation {
  /**
   * Text with `{expression}` for each number: `{... :2}` with so many decimals, `{... :%}` and
   * `{... :%1}` in per cent. A whole number has commas between thousands, a text stands as it is.
   */
  readonly says: string;
  /** What must be so for the words between the numbers to be true, such as `a.value < b.value`. */
  readonly holds?: readonly string[];
}

/** The sentence with its numbers. Errors: Error where the answer lacks one, or says otherwise. */
export function sentenceOf({ says, holds: claims = [] }: Interpretation, answer: unknown): string {
  for (const claim of claims) {
    if (!holds(claim, answer)) throw new Error(`No longer so: ${claim}.`);
  }
  return says.replace(PLACE, (_place, expression: string, form: string | undefined) =>
    written(evaluate(expression, answer), form),
  );
}

/** The words of a sentence without its numbers. */
export const wordsOf = (says: string): string => says.replace(PLACE, '');

const PLACE = /\{([^{}:]+?)(?::(%?\d*))?\}/g;

function written(value: string | number | boolean, form: string | undefined): string {
  if (typeof value !== 'number') return String(value);
  if (!Number.isFinite(value)) throw new Error('A number of a sentence is not finite.');
  if (form === undefined) return withCommas(value);
  const decimals = Number(form.replace('%', ''));
  return form.startsWith('%') ? `${(value * 100).toFixed(decimals)}%` : value.toFixed(decimals);
}

const withCommas = (value: number): string =>
  Number.isInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, ',') : String(value);
