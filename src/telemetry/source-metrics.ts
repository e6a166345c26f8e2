import type { BreakerState } from '../signals.ts';
import type { Takers } from './heard.ts';
import { type Instruments, SECONDS } from './instruments.ts';

const STATES: readonly BreakerState[] = ['closed', 'half_open', 'open'];

/** Keys of a batch, up to the most that one statement takes. */
const KEYS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000] as const;

/** How sources are asked, and how they answer. */
export const sourceMetrics = (
  make: Instruments,
): Takers<'source-call' | 'source-queue' | 'breaker' | 'billed'> => {
  const calls = make.counter({
    name: 'source_calls_total',
    help: 'Questions to a source that ended, by how they did.',
    labels: ['source', 'outcome'],
  });
  const attempts = make.counter({
    name: 'source_attempts_total',
    help: 'Requests that were sent to a source for its questions, repeats included.',
    labels: ['source'],
  });
  const seconds = make.histogram({
    name: 'source_call_duration_seconds',
    help: 'How long a question to a source took, waiting and repeats included.',
    labels: ['source'],
    buckets: SECONDS,
  });
  const billed = make.counter({
    name: 'billed_bytes_total',
    help: 'Bytes that the statements of a source billed.',
    labels: ['source'],
  });
  return {
    'source-call': (told) => {
      calls.inc({ source: told.source, outcome: told.outcome });
      attempts.inc({ source: told.source }, told.attempts);
      seconds.observe({ source: told.source }, told.seconds);
    },
    billed: ({ source, bytes }) => billed.inc({ source }, bytes),
    ...sourceStates(make),
  };
};

/** How sources are at present. */
const sourceStates = (make: Instruments): Takers<'source-queue' | 'breaker'> => {
  const running = make.gauge({
    name: 'source_running',
    help: 'Questions that a source answers now.',
    labels: ['source'],
  });
  const waiting = make.gauge({
    name: 'source_waiting',
    help: 'Questions to a source that wait for their turn.',
    labels: ['source'],
  });
  const breaker = make.gauge({
    name: 'source_breaker_state',
    help: '1 for the state of the source, 0 for the others: closed (asked as usual), half_open, open (left alone).',
    labels: ['source', 'state'],
  });
  const sums = queueSums();
  return {
    'source-queue': ({ source, ...told }) => {
      const all = sums(source, told);
      running.set({ source }, all.running);
      waiting.set({ source }, all.waiting);
    },
    breaker: ({ source, state }) => {
      for (const one of STATES) breaker.set({ source, state: one }, one === state ? 1 : 0);
    },
  };
};

interface Queue {
  readonly queue: object;
  readonly running: number;
  readonly waiting: number;
}

/** Adds up the queues of a source. One that nobody is in is forgotten: it may be gone for good. */
const queueSums = () => {
  const known = new Map<string, Map<object, Queue>>();
  return (source: string, told: Queue): Omit<Queue, 'queue'> => {
    const queues = known.get(source) ?? new Map<object, Queue>();
    known.set(source, queues);
    if (told.running + told.waiting === 0) queues.delete(told.queue);
    else queues.set(told.queue, told);
    let running = 0;
    let waiting = 0;
    for (const queue of queues.values()) {
      running += queue.running;
      waiting += queue.waiting;
    }
    return { running, waiting };
  };
};

/** How questions are put together, and spared. */
export const batchMetrics = (make: Instruments): Takers<'batch' | 'cache'> => {
  const batches = make.histogram({
    name: 'batch_keys',
    help: 'Keys that a loader asked for at once.',
    labels: ['loader'],
    buckets: KEYS,
  });
  const asked = make.counter({
    name: 'cache_asked_total',
    help: 'Keys that a memory was asked for.',
    labels: ['cache'],
  });
  const held = make.counter({
    name: 'cache_held_total',
    help: 'Of the keys that a memory was asked for, those that it held.',
    labels: ['cache'],
  });
  return {
    batch: ({ loader, keys }) => batches.observe({ loader }, keys),
    cache: (told) => {
      asked.inc({ cache: told.cache }, told.asked);
      held.inc({ cache: told.cache }, told.held);
    },
  };
};
