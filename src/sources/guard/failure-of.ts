import { isTaskCancelledError } from 'cockatiel';
import { endOf } from '../../deadline.ts';
import { CallerLeftError, GatewayError, SourceError, type SourceFailure } from '../../errors.ts';
import type { SourceOutcome } from '../../signals.ts';
import type { SourceName } from '../../terms/source-name.ts';
import { TRIAL_EVERY_MS } from './breaker.ts';
import { LeftAloneError } from './persist.ts';
import { SilentError, TransientError } from './transient-error.ts';
import { FullError } from './turns.ts';

/** What was asked, and for whom. */
export interface Asked {
  readonly source: SourceName;
  /** For the log. */
  readonly attempted: string;
  /** Of the request that asked. */
  readonly gone: AbortSignal | undefined;
}

/** How a question ended that was not answered. */
export interface Ended {
  readonly error: GatewayError;
  readonly outcome: SourceOutcome;
}

/** What is told of a question that failed with this. */
export const errorOf = (error: unknown, { source, attempted, gone }: Asked): Ended => {
  if (gone?.aborted === true || error instanceof CallerLeftError) {
    return { error: endOf(gone), outcome: 'given_up' };
  }
  if (error instanceof GatewayError) return { error, outcome: 'refused' };
  const { outcome, ...failure } = failureOf(error);
  return { error: new SourceError(source, attempted, { cause: error, ...failure }), outcome };
};

type Failure = Omit<SourceFailure, 'cause'> & { readonly outcome: SourceOutcome };

const failureOf = (error: unknown): Failure => {
  const isSilence = isTaskCancelledError(error) || error instanceof SilentError;
  if (isSilence || (error instanceof Error && error.name === 'AbortError')) {
    return { outcome: 'timeout', problem: 'TIMEOUT' };
  }
  if (error instanceof FullError) {
    return { outcome: 'busy', problem: 'BUSY', retryAfterSeconds: 1 };
  }
  if (error instanceof LeftAloneError) {
    const retryAfterSeconds = TRIAL_EVERY_MS / 1000;
    return { outcome: 'left_alone', problem: 'NO_ANSWER', retryAfterSeconds };
  }
  if (!(error instanceof TransientError)) return { outcome: 'failed', problem: 'NO_ANSWER' };
  const { problem, retryAfterMs } = error;
  return {
    outcome: problem === 'TIMEOUT' ? 'timeout' : 'failed',
    problem,
    retryAfterSeconds: retryAfterMs === null ? undefined : Math.ceil(retryAfterMs / 1000),
  };
};
