import { SourceError } from '../../errors.ts';
import type { SourceName } from '../../terms/source-name.ts';
import { TooLongError } from '../guard/body-bytes.ts';
import { readRetryAfter } from '../guard/retry-after.ts';
import { TransientError } from '../guard/transient-error.ts';
import type { GoogleAnswer } from './ask-google.ts';
import { logWords } from './log-words.ts';
import { readAll } from './read-body.ts';

/** An answer that is no success. */
export interface Refusal {
  readonly status: number;
  /** What the API says about it, as it may be logged; empty where it says nothing. */
  readonly words: string;
  /** How long it asks to be left alone; null where it does not say. */
  readonly retryAfterMs: number | null;
}

/** No error that an API explains is longer, in bytes. */
const LONGEST = 65_536;

/** Reads what an API has to say about its refusal. Errors: TransientError where it breaks off. */
export const readRefusal = async ({ status, header, body }: GoogleAnswer): Promise<Refusal> => ({
  status,
  words: logWords(wordsOf(await textOf(body))),
  retryAfterMs: readRetryAfter(header('retry-after')),
});

/** What a refusal means where nothing more is known of it. */
export const failureOf = (
  { status, words, retryAfterMs }: Refusal,
  source: SourceName,
  attempted: string,
): TransientError | SourceError => {
  const cause = `It answered ${status}: ${words || 'nothing more'}`;
  if (status === 408 || status === 429 || status >= 500) {
    const problem = status === 429 || status === 503 ? 'BUSY' : 'NO_ANSWER';
    return new TransientError(cause, { retryAfterMs, problem });
  }
  const problem = status === 401 || status === 403 ? 'NO_ACCESS' : 'BROKEN_ANSWER';
  return new SourceError(source, attempted, { cause: new Error(cause), problem });
};

const textOf = async (body: GoogleAnswer['body']): Promise<string> => {
  try {
    return (await readAll(body, LONGEST)).toString('utf8');
  } catch (error) {
    if (error instanceof TooLongError) return error.message;
    throw error;
  }
};

/**
 * The message in an error of a Google API, {"error":{"message"}}; a streaming method, which all of
 * DICOMweb is, puts that into a list. Files of Cloud Storage are refused in plain text.
 */
const wordsOf = (text: string): string => {
  try {
    const parsed: unknown = JSON.parse(text);
    const error = memberOf(Array.isArray(parsed) ? parsed[0] : parsed, 'error');
    const parts = [memberOf(error, 'status'), memberOf(error, 'message')];
    return parts.filter((part) => typeof part === 'string').join(': ') || text;
  } catch {
    return text;
  }
};

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
