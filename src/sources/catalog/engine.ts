import type { CompiledQuery, Expression, Kysely, SqlBool } from 'kysely';
import type { Columns, Row } from '../../decode.ts';
import type { Tables } from './tables.ts';

/** A value that a statement's text leaves as a placeholder; a list is one value. */
export type Parameter = string | number | boolean | null | readonly string[] | readonly number[];

/** A statement as an engine runs it. */
export interface Statement {
  /** What it is for, for records and logs: never shown to callers. */
  readonly label: string;
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** What a statement would cost; null where the engine bills nothing. */
export interface StatementEstimate {
  readonly estimatedBytes: number;
  readonly maximumBytesBilled: number;
  /** Whether the engine would answer from a cache of its own. */
  readonly isCached: boolean;
}

/** What engines spell differently. */
export interface Dialect {
  /** Whether a value is one of a list, which is one parameter: the text is the same for any length. */
  isOneOf(value: Expression<unknown>, list: readonly (string | number)[]): Expression<SqlBool>;
  /** A table with a row for each of some numbers of ours, which are written, in its one column `value`. */
  tableOf(numbers: readonly number[], name: string): Expression<unknown>;
}

/** Runs statements over the catalog's tables. */
export interface Engine {
  readonly name: string;
  readonly dialect: Dialect;
  /** Builds statements in the engine's spelling; it runs nothing itself. */
  readonly builder: Kysely<Tables>;
  /** Whether what is not selected is not billed. */
  readonly isBilledByColumn: boolean;
  /** Whether it has the table `profiles`, see profiles.ts. */
  readonly hasProfiles: boolean;
  run(statement: Statement): Promise<readonly Row[]>;
  /** The same as columns: for very many rows, as whose objects they would take several times the memory. */
  columns(statement: Statement): Promise<Columns>;
  /** What a statement would cost; it does not run. */
  estimate(statement: Statement): Promise<StatementEstimate | null>;
  /** What is wrong with it, in words for callers; null where it answers. Bills nothing, never rejects. */
  problem(): Promise<string | null>;
  close(): Promise<void>;
}

/** Whatever the builder made. */
export interface Query {
  compile(db: Kysely<Tables>): CompiledQuery;
}
