import { messageOf } from '../../decode.ts';

/** Longest text of a failure that is worth a line in the log. */
const LONGEST = 500;

/** Tokens in the forms that Google gives out, and whatever stands where a token is expected. */
const SECRETS = [
  /\bya29\.[\w.-]+/g,
  /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]+)?/g,
  /(?<=\b(?:Bearer|Basic)\s+)[\w.~+/=-]+/gi,
  /(?<=\b(?:access_token|id_token|refresh_token|subject_token|assertion|client_secret|key|token)["']?\s*[=:]\s*["']?)[^\s"'&,}]+/gi,
];

/** A text of a store or of Google's client as it may be logged: one line, bounded, no tokens. */
export const logWords = (text: string): string => {
  const line = text.slice(0, 4 * LONGEST).replace(/\s+/g, ' ');
  return SECRETS.reduce((words, secret) => words.replace(secret, '(left out)'), line)
    .slice(0, LONGEST)
    .trim();
};

/**
 * A failure of Google's client as it may be logged.
 *
 * Its own errors hold the whole request, credentials too: only their words and code are kept.
 */
export const loggedAs = (error: unknown): Error => {
  const code = codeOf(error);
  const words = logWords(messageOf(error));
  return new Error(code === null ? words : `${code}: ${words}`);
};

/** Such as "ECONNREFUSED"; null where the error has none. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
