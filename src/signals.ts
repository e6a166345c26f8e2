import { channel, subscribe, unsubscribe } from 'node:diagnostics_channel';
import { heard } from './decode.ts';
import type { SourceName } from './terms/source-name.ts';

// What happens in the gateway and operators count. Who tells does not know who listens: Node's own
// diagnostics channels carry it, which cost nothing while nobody does.

/** How asking a source ended. */
export type SourceOutcome =
  | 'answered'
  | 'refused'
  | 'failed'
  | 'timeout'
  | 'busy'
  | 'left_alone'
  /** Its request was over: the caller had gone, or its time was up. */
  | 'given_up';

/** Whether a source is asked: closed as usual, open not at all, half-open to try. */
export type BreakerState = 'closed' | 'open' | 'half_open';

/** Everything that is told, by name. Texts are from closed lists: none of a caller's or a store's. */
export interface Signals {
  /** One question to a source has ended, with its waiting and repeats. */
  readonly 'source-call': {
    readonly source: SourceName;
    readonly outcome: SourceOutcome;
    readonly seconds: number;
    /** Requests that were sent for it. */
    readonly attempts: number;
  };
  /** Questions that a source answers now, and that wait for their turn. */
  readonly 'source-queue': {
    readonly source: SourceName;
    /** Stands for the queue: a source may have several, which come and go. */
    readonly queue: object;
    readonly running: number;
    readonly waiting: number;
  };
  readonly breaker: { readonly source: SourceName; readonly state: BreakerState };
  /** A loader asked for so many keys at once. */
  readonly batch: { readonly loader: string; readonly keys: number };
  /** Keys that a memory was asked for, and those that it held. */
  readonly cache: { readonly cache: string; readonly asked: number; readonly held: number };
  readonly billed: { readonly source: SourceName; readonly bytes: number };
  /** A request is over a limit; it is not refused where limits are only measured. */
  readonly 'over-limit': { readonly limit: string; readonly isRefused: boolean };
  /** The store of counted points did not answer, so the request was let through. */
  readonly 'rate-limit-unavailable': Readonly<Record<string, never>>;
  /** Credentials that did not prove who asks. */
  readonly 'identity-refused': { readonly reason: string };
  /** A request was turned away for the sake of those in flight. */
  readonly shed: { readonly reason: string };
  /** Data was loaded anew: it is served now, or cannot be, and what was there is served on. */
  readonly reload: { readonly outcome: 'swapped' | 'failed'; readonly seconds: number };
  /** An operation was answered, or refused. */
  readonly operation: {
    /** As the document names it; null where it has no name, or could not be read. */
    readonly name: string | null;
    readonly type: OperationType;
    readonly outcome: OperationOutcome;
    readonly seconds: number;
    /** The codes of the errors in the answer, each once for each error. */
    readonly codes: readonly string[];
    /** Fields that it may show, such as "Image.sex": one set for each document that is kept. */
    readonly shown: () => ReadonlySet<string> | null;
  };
  /** A request over HTTP was answered, or left. */
  readonly 'http-request': {
    /** The pattern of its address, such as "/images/:imageIndex/rendered". */
    readonly route: string;
    readonly method: string;
    readonly status: number;
    readonly seconds: number;
  };
  /** A line of the log was written, or left out as there were too many. */
  readonly 'log-line': { readonly level: 'error' | 'info'; readonly isWritten: boolean };
}

/** What an operation is; unknown where its document could not be read. */
export type OperationType = 'query' | 'mutation' | 'subscription' | 'unknown';

/** Answered whole, in part, with nothing but errors, or refused before anything ran. */
export type OperationOutcome = 'answered' | 'partial' | 'failed' | 'refused';

/** Tells whoever listens. */
export const tell = <K extends keyof Signals>(name: K, told: Signals[K]): void => {
  const to = channel(`radiograph.${name}`);
  if (to.hasSubscribers) to.publish(told);
};

/** Hears what is told by this name, until the answer of this is called. */
export const hear = <K extends keyof Signals>(
  name: K,
  take: (told: Signals[K]) => void,
): (() => void) => {
  const from = `radiograph.${name}`;
  const listener = (told: unknown): void => {
    try {
      take(heard<Signals[K]>(told));
    } catch {
      // Node ends the process where a listener fails, and no count is worth that.
      process.emitWarning(`What was told as ${name} could not be taken down.`);
    }
  };
  subscribe(from, listener);
  return () => void unsubscribe(from, listener);
};
