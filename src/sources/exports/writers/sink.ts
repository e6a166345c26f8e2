import type { ColumnValues } from '../columns-of-page.ts';

/** Takes bytes, in order. */
export type Sink = (bytes: Uint8Array) => void;

/** Writes one file; nothing reaches the sink before the first call. */
export interface FileWriter {
  /** Writes some rows, at least one. */
  write(columns: readonly ColumnValues[]): void;
  /** Writes what stands behind the rows, or, where there were none, before them. */
  end(): void;
}
