import type { Row } from '../../decode.ts';

/** A value that a statement's text leaves as a placeholder; a list is one value. */
export type Parameter = string | number | boolean | null | readonly string[] | readonly number[];

/** A statement in GoogleSQL with positional placeholders. */
export interface Statement {
  /** What it is for, for the log: never shown to callers. */
  readonly label: string;
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** What a dry run says of a statement. */
export interface Estimate {
  /** At most, before any rounding up. */
  readonly bytesProcessed: number;
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

/** A table of a project. */
export interface TableName {
  readonly projectId: string;
  readonly datasetId: string;
  readonly tableId: string;
}

/** What is known of a table without reading it. */
export interface TableFacts {
  readonly columns: readonly Column[];
  readonly rowCount: number;
  readonly byteCount: number;
  /** Where its jobs have to run, such as "US". */
  readonly location: string;
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
  /** A dry run; what it says of a text is remembered. */
  estimate(statement: Statement): Promise<Estimate>;
  /** The most that one statement of the present caller may bill, in bytes. */
  ceiling(): number;
  /** Null where there is no such table. */
  table(name: TableName): Promise<TableFacts | null>;
}
