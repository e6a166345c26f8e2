import type { Row } from '../../decode.ts';

/**
 * A value that a statement's text leaves as a placeholder; a list is one value. A number that is
 * whole is an INT64, any other a FLOAT64. Null has no type: it is written into the text.
 */
export type Parameter =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly string[]
  | readonly number[]
  | EmptyList;

/** A list without a value does not tell what it is a list of; left untold, it is one of texts. */
export interface EmptyList {
  readonly emptyListOf: 'STRING' | 'INT64' | 'FLOAT64';
}

/** A statement in GoogleSQL with positional placeholders. */
export interface Statement {
  /** What it is for, for the log: never shown to callers. */
  readonly label: string;
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** What a statement reads where BigQuery's own cache does not answer. */
export interface Price {
  /** Before any rounding up. */
  readonly bytesProcessed: number;
  /** Tables that it reads; each of them is billed as some size at least. */
  readonly tableCount: number;
}

/** What a dry run says of a statement. */
export interface Estimate extends Price {
  /** Whether BigQuery would answer from its own cache. */
  readonly isCached: boolean;
}

/** A column, as the REST API describes it. */
export interface Column {
  readonly name: string;
  /** Such as STRING, INTEGER, FLOAT, RECORD. */
  readonly type: string;
  /** NULLABLE, REQUIRED or REPEATED. */
  readonly mode: string;
  /** Of a RECORD. */
  readonly fields: readonly Column[];
}

/** A dataset of a project. */
export interface DatasetName {
  readonly projectId: string;
  readonly datasetId: string;
}

/** A table of a project. */
export interface TableName extends DatasetName {
  readonly tableId: string;
}

/** What is known of a dataset. */
export interface DatasetFacts {
  /** Such as "US" or "europe-west1"; null where BigQuery does not say. */
  readonly location: string | null;
}

/** What is known of a table without reading it. */
export interface TableFacts {
  readonly columns: readonly Column[];
  readonly rowCount: number;
  readonly byteCount: number;
  /** Where its jobs have to run, such as "US"; null where BigQuery does not say. */
  readonly location: string | null;
  /** When it was last written, in words of BigQuery's own; null where it does not say. */
  readonly changedAt: string | null;
}

/**
 * Runs statements on BigQuery, each under one deadline, capped, labelled, and cancelled where its
 * caller goes away. Identical statements that run at the same time run once.
 *
 * Rejects with GatewayError only: SourceError, or BytesLimitError before anything is billed.
 */
export interface BigQueryJobs {
  /** All rows, of all pages. */
  run(statement: Statement): Promise<readonly Row[]>;
  /**
   * The same rows, one page after the other, each under its own deadline; who stops taking them
   * cancels the job.
   */
  stream(statement: Statement): AsyncIterable<readonly Row[]>;
  /** A dry run. What a text reads is remembered; a statement is not refused by that alone. */
  estimate(statement: Statement): Promise<Estimate>;
  /** The most that one statement of the present caller may bill, in bytes. */
  ceiling(): number;
  /** Null where there is no such table. */
  table(name: TableName): Promise<TableFacts | null>;
}
