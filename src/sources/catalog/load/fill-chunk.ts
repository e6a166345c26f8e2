import type { DuckDBDataChunk } from '@duckdb/node-api';
import bindings, { type Vector } from '@duckdb/node-bindings';
import type { CellValue, Column, ColumnType } from './columns.ts';

// Values are put into memory as DuckDB has them, column by column. The vectors of node-api take one value
// at a time, each with a BigInt for whether there is one, which is half of the time that a load takes.

/** Rows in a chunk, DuckDB's own size of a vector. */
export const CHUNK_ROWS = 2048;

const ALL_PRESENT = 2 ** 32 - 1;
/** An enumeration of more names takes two bytes. */
const NAMES_IN_A_BYTE = 255;

/** The values of a column in a chunk, in memory as on all machines that DuckDB runs on: the low byte first. */
interface Cells {
  readonly buffer: ArrayBuffer;
  /** Bytes of a value. */
  readonly width: number;
  /** False where the value is none of the column's. */
  set(at: number, value: CellValue): boolean;
}

/** Fills chunks with rows, as many at a time as a chunk has at most. */
export const chunkFiller = <R>(
  columns: readonly Column<R>[],
): ((chunk: DuckDBDataChunk, rows: readonly R[]) => void) => {
  const fillers = columns.map(columnFiller);
  return (chunk, rows) => {
    chunk.reset();
    chunk.rowCount = rows.length;
    fillers.forEach((fill, position) =>
      fill(bindings.data_chunk_get_vector(chunk.chunk, position), rows),
    );
  };
};

const columnFiller = <R>({ name, type, value }: Column<R>) => {
  const cells = type === 'TEXT' ? null : cellsOf(type);
  const present = new Uint32Array(CHUNK_ROWS / 32);
  const put = (vector: Vector, at: number, cell: CellValue): void => {
    if (cells === null && typeof cell === 'string') {
      bindings.vector_assign_string_element(vector, at, cell);
    } else if (cells?.set(at, cell) !== true) {
      throw new TypeError(`${String(cell)} cannot stand in the column ${name}.`);
    }
  };
  return (vector: Vector, rows: readonly R[]): void => {
    let nulls = 0;
    present.fill(ALL_PRESENT);
    rows.forEach((row, at) => {
      const cell = value(row);
      if (cell !== null) return put(vector, at, cell);
      nulls += 1;
      present[at >>> 5] = (present[at >>> 5] ?? 0) & ~(1 << at);
    });
    if (cells !== null) {
      bindings.copy_data_to_vector(vector, 0, cells.buffer, 0, rows.length * cells.width);
    }
    if (nulls === 0) return;
    bindings.vector_ensure_validity_writable(vector);
    bindings.copy_data_to_vector_validity(vector, 0, present.buffer, 0, present.byteLength);
  };
};

const cellsOf = (type: Exclude<ColumnType, 'TEXT'>): Cells => {
  if (typeof type === 'object') return nameCells(type.names);
  switch (type) {
    case 'SMALLINT':
      return wholeCells(new Int16Array(CHUNK_ROWS));
    case 'INTEGER':
      return wholeCells(new Int32Array(CHUNK_ROWS));
    case 'BIGINT':
      return longCells();
    case 'DOUBLE':
      return doubleCells();
    case 'BOOLEAN':
      return nameCells([false, true]);
  }
};

/** What does not fit is another number once it is there. */
const wholeCells = (items: Int16Array<ArrayBuffer> | Int32Array<ArrayBuffer>): Cells => ({
  buffer: items.buffer,
  width: items.BYTES_PER_ELEMENT,
  set: (at, value) => {
    if (typeof value !== 'number') return false;
    items[at] = value;
    return items[at] === value;
  },
});

const doubleCells = (): Cells => {
  const items = new Float64Array(CHUNK_ROWS);
  return {
    buffer: items.buffer,
    width: items.BYTES_PER_ELEMENT,
    set: (at, value) => {
      if (typeof value !== 'number') return false;
      items[at] = value;
      return true;
    },
  };
};

/** Eight bytes, as two halves. */
const longCells = (): Cells => {
  const halves = new Int32Array(2 * CHUNK_ROWS);
  return {
    buffer: halves.buffer,
    width: 2 * halves.BYTES_PER_ELEMENT,
    set: (at, value) => {
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) return false;
      halves[2 * at] = value;
      halves[2 * at + 1] = Math.floor(value / 2 ** 32);
      return true;
    },
  };
};

/** Which of some values, by its position among them. */
const nameCells = (names: readonly (string | boolean)[]): Cells => {
  if (names.length > NAMES_IN_A_BYTE) throw new RangeError('An enumeration of too many names.');
  const positions = new Map<CellValue, number>(names.map((name, position) => [name, position]));
  const items = new Uint8Array(CHUNK_ROWS);
  return {
    buffer: items.buffer,
    width: items.BYTES_PER_ELEMENT,
    set: (at, value) => {
      const position = positions.get(value);
      items[at] = position ?? 0;
      return position !== undefined;
    },
  };
};
