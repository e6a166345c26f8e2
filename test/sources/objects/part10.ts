// Writes DICOM objects element by element, so that tests may also write what no library would.

import { numberBytes } from './number-bytes.ts';

export const IMPLICIT = '1.2.840.10008.1.2';
export const EXPLICIT = '1.2.840.10008.1.2.1';
export const BIG_ENDIAN = '1.2.840.10008.1.2.2';

/** Items of a sequence. isUndefined: delimiters tell where they end, and no lengths. */
interface Items {
  readonly kind: 'ITEMS';
  readonly items: readonly Dataset[];
  readonly isUndefined: boolean;
}

/** Pixel data in fragments. offsets: of frames. */
interface Fragments {
  readonly kind: 'FRAGMENTS';
  readonly fragments: readonly Uint8Array[];
  readonly offsets: readonly number[];
}

/** Text in UTF-8, numbers of the VR, bytes, items or fragments. */
export type Value = string | number[] | Uint8Array | Items | Fragments;

/** Elements by tag, in the order in which they are written. */
export type Dataset = Readonly<Record<string, readonly [vr: string, value: Value]>>;

export const items = (...datasets: Dataset[]): Items => ({
  kind: 'ITEMS',
  items: datasets,
  isUndefined: false,
});

export const delimited = (...datasets: Dataset[]): Items => ({
  ...items(...datasets),
  isUndefined: true,
});

export const fragments = (
  parts: readonly Uint8Array[],
  offsets: readonly number[] = [],
): Fragments => ({
  kind: 'FRAGMENTS',
  fragments: parts,
  offsets,
});

/** An object (PS3.10): preamble, meta header in explicit little-endian, data set in its syntax. */
export const part10 = (syntax: string, dataset: Dataset): Buffer =>
  part10Around(syntax, encoded(dataset, syntax));

/** An object around a data set that is encoded already. */
export const part10Around = (syntax: string, bytes: Uint8Array): Buffer => {
  const meta = encoded(
    { '00020001': ['OB', Uint8Array.of(0, 1)], '00020010': ['UI', syntax] },
    EXPLICIT,
  );
  const length = encoded({ '00020000': ['UL', [meta.length]] }, EXPLICIT);
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), length, meta, bytes]);
};

/** A data set without anything around it. */
export const encoded = (dataset: Dataset, syntax: string): Buffer =>
  Buffer.concat(
    Object.entries(dataset).flatMap(([tag, [vr, value]]) => {
      const bytes = valueBytes(vr, value, syntax);
      return [header(tag, { vr, length: lengthOf(value, bytes), syntax }), bytes];
    }),
  );

/** What stands before a value; length: as it is written, whatever follows. */
export const header = (
  tag: string,
  { vr, length, syntax }: { vr: string; length: number; syntax: string },
): Buffer => {
  const start = tagBytes(tag, syntax);
  if (syntax === IMPLICIT) return Buffer.concat([start, whole(length, 4, syntax)]);
  const size = LONG_VRS.has(vr)
    ? [Buffer.alloc(2), whole(length, 4, syntax)]
    : [whole(length, 2, syntax)];
  return Buffer.concat([start, Buffer.from(vr, 'latin1'), ...size]);
};

export const UNDEFINED_LENGTH = 0xffffffff;

/** VRs with lengths of 32 bits (PS3.5 7.1.2). */
const LONG_VRS = new Set('OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' '));

const ITEM = 'FFFEE000';
const ITEM_END = 'FFFEE00D';
const SEQUENCE_END = 'FFFEE0DD';

const lengthOf = (value: Value, bytes: Uint8Array): number => {
  if (typeof value === 'string' || Array.isArray(value) || value instanceof Uint8Array)
    return bytes.length;
  return value.kind === 'FRAGMENTS' || value.isUndefined ? UNDEFINED_LENGTH : bytes.length;
};

const valueBytes = (vr: string, value: Value, syntax: string): Buffer => {
  if (typeof value === 'string') return even(Buffer.from(value), vr === 'UI' ? '\0' : ' ');
  if (value instanceof Uint8Array) return even(Buffer.from(value), '\0');
  if (Array.isArray(value))
    return Buffer.concat(value.map((one) => numberBytes(vr, one, syntax !== BIG_ENDIAN)));
  return value.kind === 'ITEMS' ? itemBytes(value, syntax) : fragmentBytes(value);
};

const even = (bytes: Buffer, padding: string): Buffer =>
  bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.from(padding)]);

const itemBytes = (value: Items, syntax: string): Buffer => {
  const parts = value.items.flatMap((item) => {
    const bytes = encoded(item, syntax);
    return value.isUndefined
      ? [mark(ITEM, UNDEFINED_LENGTH, syntax), bytes, mark(ITEM_END, 0, syntax)]
      : [mark(ITEM, bytes.length, syntax), bytes];
  });
  return Buffer.concat(value.isUndefined ? [...parts, mark(SEQUENCE_END, 0, syntax)] : parts);
};

const fragmentBytes = (value: Fragments): Buffer => {
  const table = Buffer.concat(value.offsets.map((offset) => whole(offset, 4, EXPLICIT)));
  const parts = [table, ...value.fragments.map((part) => even(Buffer.from(part), '\0'))];
  const marked = parts.flatMap((part) => [mark(ITEM, part.length, EXPLICIT), part]);
  return Buffer.concat([...marked, mark(SEQUENCE_END, 0, EXPLICIT)]);
};

/** An item or the end of something, which has no VR in any syntax. */
export const mark = (tag: string, length: number, syntax: string): Buffer =>
  Buffer.concat([tagBytes(tag, syntax), whole(length, 4, syntax)]);

const tagBytes = (tag: string, syntax: string): Buffer =>
  Buffer.concat(
    [tag.slice(0, 4), tag.slice(4)].map((half) => whole(Number.parseInt(half, 16), 2, syntax)),
  );

const whole = (value: number, bytes: 2 | 4, syntax: string): Buffer => {
  const buffer = Buffer.alloc(bytes);
  if (syntax === BIG_ENDIAN) buffer.writeUIntBE(value, 0, bytes);
  else buffer.writeUIntLE(value, 0, bytes);
  return buffer;
};
