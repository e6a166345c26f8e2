import type { Settings } from './settings.ts';

/** What keeps the gateway answering on a bad day. */
export interface ResilienceConfig {
  /** For a statement of the catalog in this process, in milliseconds. */
  readonly statementTimeoutMs: number;
  /** For an operation, in milliseconds: whatever it still waits for then ends. 0: no limit. */
  readonly operationTimeoutMs: number;
  readonly shedding: SheddingConfig;
  readonly answers: AnswerConfig;
  readonly stopping: StoppingConfig;
  /** How often it is looked whether the data has changed, in seconds; 0: never. */
  readonly reloadSeconds: number;
  /** Processes that answer. */
  readonly workers: number;
}

/** When requests are turned away for the sake of those in flight. */
export interface SheddingConfig {
  /** Of the event loop, on average over a quarter of a second, in milliseconds; 0: none is too much. */
  readonly mostDelayMs: number;
  /** Requests at the same time, health and metrics aside. */
  readonly mostRequests: number;
}

/** Memory that answers take until they are sent. */
export interface AnswerConfig {
  /** For one answer of the graph, in bytes. */
  readonly mostBytesEach: number;
  /** For all answers that are being sent, in bytes. */
  readonly mostBytes: number;
}

/** How the gateway stops. */
export interface StoppingConfig {
  /** How long it goes on listening, not ready any more, in milliseconds. */
  readonly delayMs: number;
  /** How long connections that are kept alive are still answered, in milliseconds. */
  readonly drainMs: number;
}

const MEBIBYTE = 1_048_576;

/** Reads what keeps the gateway answering. */
export const readResilience = ({ integer }: Settings): ResilienceConfig => ({
  statementTimeoutMs: integer('CATALOG_TIMEOUT_MS', 10_000, [100, 600_000]),
  operationTimeoutMs: integer('OPERATION_TIMEOUT_MS', 40_000, [0, 3_600_000]),
  shedding: {
    mostDelayMs: integer('SHED_DELAY_MS', 250, [0, 10_000]),
    mostRequests: integer('MAX_REQUESTS', 1000, [1, 100_000]),
  },
  answers: {
    mostBytesEach: integer('ANSWER_MB', 32, [1, 1024]) * MEBIBYTE,
    mostBytes: integer('ANSWERS_MB', 256, [1, 65_536]) * MEBIBYTE,
  },
  stopping: {
    delayMs: integer('STOP_DELAY_MS', 0, [0, 5000]),
    drainMs: integer('DRAIN_MS', 2000, [0, 5000]),
  },
  reloadSeconds: integer('RELOAD_SECONDS', 0, [0, 86_400]),
  workers: integer('WORKERS', 1, [1, 64]),
});
