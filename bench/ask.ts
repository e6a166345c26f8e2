// Puts one question, and reads what its answer says.
import { at } from './json.ts';
import type { Question } from './operations.ts';

const HEADERS = { 'content-type': 'application/json' };

/**
 * The data of an answer, and the length of its text. question: as it is, or as a body.
 *
 * Errors: where it has any error.
 */
export const ask = async (
  url: string,
  question: Question | string,
): Promise<{ readonly data: unknown; readonly byteCount: number }> => {
  const body = typeof question === 'string' ? question : JSON.stringify(question);
  const response = await fetch(url, { method: 'POST', headers: HEADERS, body });
  const text = await response.text();
  const answer: unknown = response.ok ? JSON.parse(text) : undefined;
  if (answer === undefined || at(answer, 'errors') !== undefined) {
    throw new Error(`${url} answered ${response.status}: ${text.slice(0, 500)}`);
  }
  return { data: at(answer, 'data'), byteCount: Buffer.byteLength(text) };
};
