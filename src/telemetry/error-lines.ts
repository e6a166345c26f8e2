import { SourceError } from '../errors.ts';
import { OperatorError } from '../operator-error.ts';

// What a store or a library says of its failure may quote what it was sent, and what it holds: a
// literal of a caller's document, a row, a token. So what is logged of an error are its class, its
// code and where it was thrown; its words only where they are known not to quote anything.

/** An error, as it may be logged. */
export interface LoggedError {
  readonly name: string;
  /** Such as "ECONNREFUSED". */
  readonly code?: string;
  readonly words?: string;
  /** Where it was thrown, innermost first. */
  readonly at?: readonly string[];
  readonly cause?: LoggedError;
}

/** Causes of causes that are logged, and places of each. */
const DEEPEST_CAUSE = 5;
const PLACES = 12;

/** How the gateway's own adapters begin; what stands behind that may be a store's, and is left out. */
const OWN_WORDS = new RegExp(
  `^(${[
    'It answered( with the status| with status)? \\d{3}',
    'It answered with (more than \\d+ bytes|something other than a set of keys)',
    'It (has|had|is longer than) [\\d ofx]+',
    'It (is no list|tells no columns|has another size|is no whole PNG or JPEG file)',
    'It does not (start as a DICOM file does|tell the boundary of its parts)',
    'It failed too often|It is encoded|There is no part in it',
    'Metadata: (wanted a list|\\d+ data sets for one|they are those of)',
    'Nothing came for \\d+ ms|There was no answer|The answer broke off|The connection failed',
    'Redis gave (no answer in \\d+ ms|an answer that cannot be read)',
    'The issuer did not give its keys|The token service (was silent|did not answer)',
    'Wanted (JSON|a DICOM object|bytes)',
  ].join('|')})`,
);

/** isWhole: with the words of stores and libraries. */
export const loggedError = (error: unknown, isWhole: boolean, depth = 0): LoggedError => {
  if (!(error instanceof Error)) return { name: typeof error, ...wordsOf(String(error), isWhole) };
  const { name, message, stack = '', cause } = error;
  const isOwn = error instanceof SourceError || error instanceof OperatorError;
  return {
    name: nameOf(name, error),
    ...codeOf(error),
    ...wordsOf(message, isWhole || isOwn),
    at: placesIn(stack),
    ...(cause !== undefined &&
      cause !== null &&
      depth < DEEPEST_CAUSE && { cause: loggedError(cause, isWhole, depth + 1) }),
  };
};

/** Most classes here keep the name Error. */
const nameOf = (name: string, error: Error): string =>
  name === 'Error' ? error.constructor.name : name;

/** Words of a constant, as Node and its libraries write codes. */
const codeOf = (error: Error): { code?: string } =>
  'code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(error.code)
    ? { code: error.code }
    : {};

const wordsOf = (words: string, isWhole: boolean): { words?: string } => {
  const told = isWhole ? words : OWN_WORDS.exec(words)?.[0];
  return told === undefined ? {} : { words: told };
};

const placesIn = (stack: string): readonly string[] =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, PLACES)
    .map((line) => line.trim());
