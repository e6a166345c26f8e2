// Puts one question, and reads what its answer says.
import { at } from './json.ts';
import type { Question } from './operations.ts';

export const HEADERS = { 'content-type': 'application/json' };

export const bodyOf = ({ query, variables }: Omit<Question, 'facts'>): string =>
  JSON.stringify(variables === undefined ? { query } : { query, variables });

/** The data of an answer, and the length of its text. Errors: where it has any error. */
export const ask = async (
  url: string,
  question: Omit<Question, 'facts'>,
): Promise<{ readonly data: unknown; readonly length: number }> => {
  const response = await fetch(url, { method: 'POST', headers: HEADERS, body: bodyOf(question) });
  const text = await response.text();
  const answer: unknown = response.ok ? JSON.parse(text) : undefined;
  if (answer === undefined || at(answer, 'errors') !== undefined) {
    throw new Error(`${url} answered ${response.status}: ${text.slice(0, 500)}`);
  }
  return { data: at(answer, 'data'), length: text.length };
};
