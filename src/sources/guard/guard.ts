import { TimeoutStrategy, timeout } from 'cockatiel';
import { currentRequest } from '../../request.ts';
import { type SourceOutcome, tell } from '../../signals.ts';
import { inSpan } from '../../spans.ts';
import type { SourceName } from '../../terms/source-name.ts';
import { attemptsOf, createAttempts } from './attempts.ts';
import { type Breaker, createBreaker, FAILURES_TO_OPEN, TRIAL_EVERY_MS } from './breaker.ts';
import { type Clock, machineClock } from './clock.ts';
import { errorOf } from './failure-of.ts';
import { persist } from './persist.ts';
import { sourceSpan } from './source-span.ts';
import { createTurns, type Turns } from './turns.ts';

/** How a source is asked. */
export interface GuardOptions {
  readonly source: SourceName;
  /** For a question in all: waiting for its turn, both attempts, and the pause between them. */
  readonly timeoutMs: number;
  /** Questions that are asked at the same time. */
  readonly concurrent: number;
  /** Questions that wait for their turn; more are refused at once. */
  readonly queued: number;
  /**
   * Whether all questions of a request share the time, which begins with the first of them, and one
   * repeat. Left out: each question has its own, as where a request may go on for minutes.
   */
  readonly isSharedByRequest?: boolean;
  /**
   * Whether it is the gateway that wants to know, and not the request in which it asks: the question
   * does not end with that, as others may wait for the answer, and nobody is told of it.
   */
  readonly isOwn?: boolean;
}

/** Stands between an adapter and its source, so that a bad day there stays there. */
export interface Guard {
  /**
   * Asks one question under a deadline, in a bounded queue, with one repeat and a circuit breaker.
   *
   * attempted: what is asked, for the log. ask: throws TransientError where asking again may help;
   * a GatewayError is its last word. Its signal ends the question at the deadline, and where the
   * present request ends; it never ends what was answered in time, such as a stream. Rejects with
   * GatewayError only: the reason of the request's end, or CallerLeftError, where that came first.
   */
  run<T>(attempted: string, ask: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** A guard of one source; its queue and breaker are shared by all who ask through it. */
export const createGuard = (options: GuardOptions, clock: Clock = machineClock): Guard => {
  const { source } = options;
  const say: typeof tell = options.isOwn === true ? () => {} : tell;
  const parts: GuardParts = { options, clock, say, ...gatesOf(options, clock, say) };
  return { run: (attempted, ask) => inSpan(sourceSpan(source), () => run(parts, attempted, ask)) };
};

interface GuardParts {
  readonly options: GuardOptions;
  readonly clock: Clock;
  readonly say: typeof tell;
  readonly turns: Turns;
  readonly breaker: Breaker;
}

/** What a question has to pass. */
const gatesOf = (
  options: GuardOptions,
  { now }: Clock,
  say: typeof tell,
): Pick<GuardParts, 'turns' | 'breaker'> => {
  const { source, concurrent, queued } = options;
  const turns = createTurns(concurrent, queued, () =>
    say('source-queue', {
      source,
      queue: options,
      running: turns.running(),
      waiting: turns.waiting(),
    }),
  );
  const breaker = createBreaker({
    failures: FAILURES_TO_OPEN,
    trialEveryMs: TRIAL_EVERY_MS,
    now,
    changed: (state) => say('breaker', { source, state }),
  });
  return { turns, breaker };
};

const run = async <T>(
  { options, clock, say, turns, breaker }: GuardParts,
  attempted: string,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const { source, timeoutMs, isOwn, isSharedByRequest } = options;
  const begun = clock.now();
  const gone = isOwn === true ? undefined : currentRequest()?.signal;
  const create = isSharedByRequest === true ? attemptsOf : createAttempts;
  const attempts = create(begun + timeoutMs, source);
  let sent = 0;
  const end = (outcome: SourceOutcome): void => {
    const seconds = (clock.now() - begun) / 1000;
    say('source-call', { source, outcome, seconds, attempts: sent });
  };
  const isGone = (): boolean => gone?.aborted === true;
  const asking = { ask, attempts, breaker, clock, isGone, noteAttempt: () => void (sent += 1) };
  try {
    const answer = await within(attempts.until - begun, gone, (signal) =>
      turns.take(() => persist({ ...asking, signal }), signal),
    );
    end('answered');
    return answer;
  } catch (error) {
    const failure = errorOf(error, { source, attempted, gone });
    end(failure.outcome);
    throw failure.error;
  }
};

/** Ends what takes longer, also while it waits for its turn, and not only what heeds its signal. */
const within = <T>(
  ms: number,
  gone: AbortSignal | undefined,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> =>
  timeout(Math.max(0, ms), {
    strategy: TimeoutStrategy.Aggressive,
    abortOnReturn: false,
  }).execute(({ signal }) => ask(signal), gone);
