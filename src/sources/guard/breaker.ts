import type { BreakerState } from '../../signals.ts';

/** Failures in a row after which a source is left alone, and how often it is then tried. */
export const FAILURES_TO_OPEN = 20;
export const TRIAL_EVERY_MS = 1000;

/** Leaves a source alone that keeps failing, so that callers are told at once. */
export interface Breaker {
  /** Whether a question may be asked now. */
  admits(): boolean;
  /** The source answered. */
  answered(): void;
  /** The source failed to answer. */
  failed(): void;
}

export interface BreakerOptions {
  /** Failures in a row after which the source is left alone. */
  readonly failures: number;
  /** While it is left alone, one question in each of these periods is let through, in milliseconds. */
  readonly trialEveryMs: number;
  /** The time in milliseconds, from any start. */
  now(): number;
  /** Told of each change. */
  changed?(state: BreakerState): void;
}

/**
 * A breaker that is closed. The first answer of any question closes it again.
 *
 * A trial goes out in every period, whether the last one has ended or not: a trial that a silent
 * source never answers would else keep callers from a source that has come back.
 */
export const createBreaker = (options: BreakerOptions): Breaker => {
  const { failures, trialEveryMs, now, changed = () => {} } = options;
  let failuresInRow = 0;
  let nextTrialAt = 0;
  return {
    admits: () => {
      if (failuresInRow < failures) return true;
      if (now() < nextTrialAt) return false;
      nextTrialAt = now() + trialEveryMs;
      changed('half_open');
      return true;
    },
    answered: () => {
      if (failuresInRow >= failures) changed('closed');
      failuresInRow = 0;
    },
    failed: () => {
      failuresInRow += 1;
      if (failuresInRow < failures) return;
      if (failuresInRow === failures) nextTrialAt = now() + trialEveryMs;
      changed('open');
    },
  };
};
