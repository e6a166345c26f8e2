import type { SourceProblem } from '../../errors.ts';

export interface TransientFailure {
  readonly cause?: unknown;
  /** How long the source asked to be left alone; null or left out where it did not say. */
  readonly retryAfterMs?: number | null;
  /** What callers are told where it does not pass; NO_ANSWER where it is left out. */
  readonly problem?: Extract<SourceProblem, 'NO_ANSWER' | 'BUSY' | 'TIMEOUT'>;
}

/** A failure of a source that may be gone when it is asked again. */
export class TransientError extends Error {
  readonly retryAfterMs: number | null;
  readonly problem: SourceProblem;

  constructor(message: string, { cause, retryAfterMs, problem }: TransientFailure = {}) {
    super(message, { cause });
    this.name = 'TransientError';
    this.retryAfterMs = retryAfterMs ?? null;
    this.problem = problem ?? 'NO_ANSWER';
  }
}

/** A source said nothing for so long that asking once more would keep its caller waiting too long. */
export class SilentError extends Error {}
