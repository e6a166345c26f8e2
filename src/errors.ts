import type { ErrorCode } from './error-codes.ts';
import type { SourceName } from './terms/source-name.ts';

/** What a caller may be told: a code for programs, a message for people; the cause is for the log. */
export abstract class GatewayError extends Error {
  abstract readonly code: ErrorCode;
}

/** What an operator is told: also what callers are not, the causes, a line each. */
export const operatorWords = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { message, cause } = error;
  return cause instanceof Error ? `${message}\n${operatorWords(cause)}` : message;
};

/** The caller asked for something that cannot be; the message says what was wanted and found. */
export class UserInputError extends GatewayError {
  readonly code = 'BAD_USER_INPUT';
}

/** Something that is wrong with one of many things that a caller gave. */
export interface Problem {
  /** Such as "line 3". */
  readonly place: string;
  readonly message: string;
}

/** What is wrong with many things: the first ones in words, all of them by number. */
export interface Problems {
  readonly first: readonly Problem[];
  readonly count: number;
}

/** Some of many things that a caller gave are wrong, and none of them was taken. */
export class ProblemsError extends GatewayError {
  readonly code = 'BAD_USER_INPUT';

  constructor(readonly problems: Problems) {
    const { first, count } = problems;
    const told = first.map(({ place, message }) => `${place}: ${message}.`).join(' ');
    const untold = count - first.length;
    super(
      `Nothing was taken, since there ${count === 1 ? 'is a problem' : `are ${count} problems`}. ${told}${untold === 0 ? '' : ` And ${untold} more.`}`,
    );
  }
}

/** In what way a source failed, and what callers are told of it. */
const PROBLEMS = {
  NO_ANSWER: 'did not answer. Try again later.',
  TIMEOUT: 'did not answer in time. Try again later.',
  BUSY: 'is busy. Try again later.',
  BROKEN_ANSWER: 'gave an answer that cannot be read.',
  NO_ACCESS: 'refuses this gateway. Its operator has to grant it access.',
  DAMAGED: 'holds an object that cannot be read.',
} as const;

export type SourceProblem = keyof typeof PROBLEMS;

/** What is known of a source's failure. */
export interface SourceFailure {
  /** For the log. */
  readonly cause: unknown;
  /** NO_ANSWER where left out. */
  readonly problem?: SourceProblem;
  /** When it is worth asking again, where that is known. */
  readonly retryAfterSeconds?: number | undefined;
}

/**
 * A source did not do what it should. Callers see the code, the message, the source and when to try
 * again, nothing else: attempted and the cause are for the log.
 */
export class SourceError extends GatewayError {
  readonly code: 'SOURCE_UNAVAILABLE' | 'SOURCE_TIMEOUT';
  readonly problem: SourceProblem;
  readonly retryAfterSeconds: number | null;

  constructor(
    readonly source: SourceName,
    readonly attempted: string,
    { cause, problem = 'NO_ANSWER', retryAfterSeconds }: SourceFailure,
  ) {
    super(`The source ${source} ${PROBLEMS[problem]}`, { cause });
    this.code = problem === 'TIMEOUT' ? 'SOURCE_TIMEOUT' : 'SOURCE_UNAVAILABLE';
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds ?? null;
  }
}

/** What a statement would bill, and what it may. */
export interface BytesLimit {
  readonly source: SourceName;
  /** Bytes that the statement would bill; null where that is not known. */
  readonly estimatedBytes: number | null;
  /** Bytes that may be billed: for one statement, or to one caller in a day. */
  readonly limitBytes: number;
  /** Of a day's allowance, what is left; null where the limit is for one statement. */
  readonly remainingBytes: number | null;
  /** When the allowance begins anew; null where waiting does not help. */
  readonly retryAfterSeconds: number | null;
}

/** Answering would cost more than is allowed; nothing was billed. */
export class BytesLimitError extends GatewayError {
  readonly code = 'BYTES_LIMIT_EXCEEDED';

  constructor(readonly limit: BytesLimit) {
    super(messageOf(limit));
  }
}

const messageOf = (limit: BytesLimit): string => {
  const { source, estimatedBytes, limitBytes, remainingBytes, retryAfterSeconds } = limit;
  const needed = estimatedBytes === null ? 'more than that' : `about ${estimatedBytes} bytes`;
  const allowed =
    remainingBytes === null
      ? `one statement may bill ${limitBytes} bytes`
      : `a caller may have ${limitBytes} bytes billed in a day, of which ${remainingBytes} are left`;
  const remedy =
    retryAfterSeconds === null
      ? 'ask the operator for a higher limit'
      : 'try again after midnight UTC';
  return `${source}: ${allowed}, and answering this would bill ${needed}. Select fewer fields, or ${remedy}.`;
};

/** The caller went away, so nobody is told. */
export class CallerLeftError extends GatewayError {
  readonly code = 'SOURCE_UNAVAILABLE';

  constructor() {
    super('The caller has gone.');
  }
}

/** An object's pixels are encoded in a way that nothing here decodes. */
export class TransferSyntaxError extends GatewayError {
  readonly code = 'BAD_USER_INPUT';

  constructor(readonly transferSyntax: string) {
    super(`The pixels are encoded in ${transferSyntax}, which this gateway cannot decode.`);
  }
}
