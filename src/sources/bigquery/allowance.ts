import type { SourceName } from '../../terms/source-name.ts';
import type { Estimate } from './bigquery.ts';

/** Bytes that were set aside for a statement that is about to run. */
export interface Reservation {
  /** The statement is over: what it billed, in bytes; null where that could not be learnt. */
  settle(bytesBilled: number | null): Promise<void>;
}

/** What the caller of the present request may spend. */
export interface Allowance {
  /** The most that one statement may bill, in bytes. */
  ceiling(): number;
  /**
   * Sets bytes aside before a statement runs.
   *
   * Errors: BytesLimitError where it would pass the ceiling, or what is left of the caller's day.
   */
  reserve(estimate: Estimate, source: SourceName): Promise<Reservation>;
}
