import { appendFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of a part that wait until they are written. */
const WAITING_BYTES = 128 * 1024;
const NUMBER_BYTES = 4;

/** Rows of one file, put into parts on the disk. */
export interface Spill {
  /** Adds a line, with its end, to a part. */
  add(part: number, rowNumber: number, line: Buffer): void;
  /** Writes what waits. */
  end(): void;
}

/** The rows of a part, one behind the other, and their numbers. */
export interface SpilledRows {
  readonly rows: Buffer;
  readonly rowNumbers: Uint32Array;
}

interface Waiting {
  lines: Buffer[];
  numbers: number[];
  bytes: number;
}

const pathOf = (folder: string, file: number, part: number): string =>
  join(folder, `${file}-${part}`);

/** file: tells the rows of one file from those of another. Errors: what the system says. */
export const createSpill = (folder: string, file: number): Spill => {
  const waiting = new Map<number, Waiting>();
  const write = (part: number, { lines, numbers }: Waiting): void => {
    const path = pathOf(folder, file, part);
    appendFileSync(`${path}.rows`, Buffer.concat(lines));
    const packed = Buffer.alloc(numbers.length * NUMBER_BYTES);
    numbers.forEach((number, i) => packed.writeUInt32LE(number, i * NUMBER_BYTES));
    appendFileSync(`${path}.numbers`, packed);
    waiting.delete(part);
  };
  return {
    add: (part, rowNumber, line) => {
      const some = waiting.get(part) ?? { lines: [], numbers: [], bytes: 0 };
      waiting.set(part, some);
      // The bytes that it stands in are read into again.
      some.lines.push(Buffer.from(line));
      some.numbers.push(rowNumber);
      some.bytes += line.length;
      if (some.bytes >= WAITING_BYTES) write(part, some);
    },
    end: () => {
      for (const [part, some] of waiting) write(part, some);
    },
  };
};

/** What was put into a part of a file. */
export const readSpilled = async (
  folder: string,
  file: number,
  part: number,
): Promise<SpilledRows> => {
  const path = pathOf(folder, file, part);
  const [rows, numbers] = await Promise.all([
    readOrNone(`${path}.rows`),
    readOrNone(`${path}.numbers`),
  ]);
  const count = numbers.length / NUMBER_BYTES;
  const rowNumbers = Uint32Array.from({ length: count }, (_, i) =>
    numbers.readUInt32LE(i * NUMBER_BYTES),
  );
  return { rows, rowNumbers };
};

const readOrNone = async (path: string): Promise<Buffer> => {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return Buffer.alloc(0);
    }
    throw error;
  }
};
