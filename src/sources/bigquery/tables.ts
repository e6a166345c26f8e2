import type { Column, DatasetFacts, TableFacts, TableName } from './bigquery.ts';

/** How a table is cut by a column of whole numbers, so that a statement reads a part of it. */
export interface RangePartitioning {
  readonly column: string;
  /** The first number. */
  readonly start: number;
  /** One more than the last number. */
  readonly end: number;
  /** Numbers in a part. */
  readonly interval: number;
}

/** A table to be filled. */
export interface TableToFill {
  readonly name: TableName;
  readonly columns: readonly Column[];
  /** Null: it is in one part. */
  readonly rangePartitioning: RangePartitioning | null;
  /** Columns by which rows are kept in order, the coarsest first; four at most. */
  readonly clustering: readonly string[];
  /** TRUNCATE: rows and columns that there are give way. EMPTY: SourceError where there are rows. */
  readonly write: 'TRUNCATE' | 'EMPTY';
}

/** How far a load has come. */
export interface LoadProgress {
  readonly bytesSent: number;
  /** False while rows are sent, true while BigQuery makes the table of them. */
  readonly isSent: boolean;
}

/**
 * Makes, fills and removes tables. Nothing here is billed by bytes.
 *
 * Rejects with SourceError, and with what lines fail with.
 */
export interface BigQueryTables {
  /** What is known of the place's dataset; null where there is none. */
  dataset(): Promise<DatasetFacts | null>;
  /** What is known of a table; null where there is none. */
  table(name: TableName): Promise<TableFacts | null>;
  /** Names of all tables of the place's dataset, without the dataset's. */
  listTables(): Promise<readonly string[]>;
  /**
   * Makes a table of rows in one step: whoever reads sees what was there before, or all of it.
   *
   * lines: one JSON object each, with or without a line break; integers beyond 2^53 as text. It is
   * read as fast as it is sent. It may take its time: the deadline is for each silence, not for all.
   */
  loadRows(
    table: TableToFill,
    lines: AsyncIterable<string>,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<void>;
  /** Removes a table; it is none where there was none. */
  deleteTable(name: TableName): Promise<void>;
}
