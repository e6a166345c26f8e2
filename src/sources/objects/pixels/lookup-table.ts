import { DamagedError } from '../part10/raw-object.ts';
import { type Values, valuesIn } from './values.ts';

/** A table that values are looked up in. */
export interface LookupTable {
  /** The greatest that an entry can be. */
  readonly greatest: number;
  readonly lookUp: (value: number) => number;
}

const DESCRIPTOR = '00283002';
const ENTRIES = '00283006';

/** The first table of a sequence of them (PS3.3 C.11.1 and C.11.2); null where there is none. */
export const lookupTable = (values: Values, tag: string): LookupTable | null => {
  const item = values.dataset.get(tag)?.items?.[0];
  if (item === undefined) return null;
  const { isLittleEndian } = values;
  return tableOf(valuesIn(item, isLittleEndian), DESCRIPTOR, ENTRIES);
};

/** A table by the tags of its descriptor and its entries. DamagedError where it is not whole. */
export const tableOf = (values: Values, descriptor: string, entries: string): LookupTable => {
  const [count = 0, first = 0, bits = 0] = values.numbers(descriptor);
  const table = entriesOf(values, entries, { count: count === 0 ? 65_536 : count, bits });
  const last = table.length - 1;
  return {
    greatest: 2 ** bits - 1,
    lookUp: (value) => table[Math.min(last, Math.max(0, Math.round(value) - first))] ?? 0,
  };
};

/** Entries are words; those of at most 8 bits may be bytes. */
const entriesOf = (
  { dataset, isLittleEndian }: Values,
  tag: string,
  { count, bits }: { count: number; bits: number },
): readonly number[] => {
  const bytes = dataset.get(tag)?.bytes ?? new Uint8Array(0);
  const areWords = bytes.length >= 2 * count;
  const arePossible = bits >= 1 && bits <= (areWords ? 16 : 8) && bytes.length >= count;
  if (!arePossible) throw new DamagedError('A table is not whole.');
  if (!areWords) return [...bytes.subarray(0, count)];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: count }, (_, index) => view.getUint16(2 * index, isLittleEndian));
};
