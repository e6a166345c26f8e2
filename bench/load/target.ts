import type { Deck } from './deck.ts';

/** Whom to ask for what, and what a right answer looks like. */
export interface Target {
  readonly method: 'GET' | 'POST';
  /** Where; of a GET the deck is the path. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly deck: Deck;
  /** The processes that answer. */
  readonly pids: readonly number[];
  /** What every right answer begins with, as bytes. */
  readonly start: string;
  /** Bytes of each right answer; 0 where they differ. */
  readonly length: number;
}

/** One timed run. */
export interface Run {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Processor time of one answer, which a busy machine changes least; 0 where the system does not say. */
  readonly processorMs: number;
  /** Answers that did not come, were no 200, began or ended otherwise or had another length than they should. */
  readonly failed: number;
  /** One of them; empty where there was none. */
  readonly example: string;
  /** Answers that came. */
  readonly answers: number;
}
