import type { UidLevel } from '../../terms/dicom-uid.ts';

// What is sent to the thread that writes. Nothing here, nor in what the thread imports, knows the
// graph: its library would take as much memory as the rest of the thread.

/** The values of a column, one for each row; what is missing is null, in numbers NaN. */
export type Cells = readonly (string | null)[] | Float64Array | Int32Array;

/** How a column of the file is made from what is sent. */
export type CellsOrigin =
  | { readonly kind: 'CELLS'; readonly at: number }
  | { readonly kind: 'UID'; readonly level: UidLevel }
  /** 1 or 0 where the bit is among the assessed ones, which are sent in one place, the present ones behind them. */
  | { readonly kind: 'BIT'; readonly at: number; readonly bit: number };

/** A column of the file. */
export interface FileColumn {
  readonly name: string;
  readonly type: 'TEXT' | 'INTEGER' | 'NUMBER' | 'FLAG';
  readonly isNullable: boolean;
  readonly origin: CellsOrigin;
}

/** A file to be written. */
export interface FileForm {
  readonly format: 'CSV' | 'JSONL' | 'PARQUET';
  readonly columns: readonly FileColumn[];
  /** What the file says of itself, as JSON. */
  readonly header: string;
}

/** Some rows: what is sent of them, one after the other; file names come first. */
export type PageCells = readonly [names: readonly string[], ...others: Cells[]];

/** What the thread is told. */
export type ToThread =
  | { readonly kind: 'PAGE'; readonly cells: PageCells }
  /** There are no more rows. */
  | { readonly kind: 'END' }
  /** Nobody wants the file any more. */
  | { readonly kind: 'STOP' };

/** What it answers to each page, and to the end: how many bytes the file has by now. */
export interface FromThread {
  readonly byteLength: number;
}
