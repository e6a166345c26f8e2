import type { Comparison } from './compare-public-table.ts';

/** How far a table is. */
export interface TableProgress {
  readonly table: string;
  readonly rowCount: number;
  readonly rowsSent: number;
  readonly bytesSent: number;
  /** THERE: an earlier load made it. SENDING, then MAKING while BigQuery makes a table of it, then DONE. */
  readonly state: 'THERE' | 'SENDING' | 'MAKING' | 'DONE';
}

/** What a load into BigQuery tells of itself, in this order. */
export type LoadEvent =
  | { readonly kind: 'READ'; readonly imageCount: number }
  /** Bytes that reading the public table bills at most, before it is read. */
  | { readonly kind: 'COMPARING'; readonly table: string; readonly estimatedBytes: number }
  | { readonly kind: 'COMPARED'; readonly table: string; readonly comparison: Comparison }
  | { readonly kind: 'TABLE'; readonly progress: TableProgress }
  /** Readers that start from here on see these tables. False: they did already. */
  | { readonly kind: 'PUBLISHED'; readonly tableSuffix: string; readonly isNew: boolean }
  | { readonly kind: 'REMOVED'; readonly table: string };
