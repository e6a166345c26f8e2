/** Numbers of a value; those that JSON cannot hold are texts. */
type ReadNumber = (view: DataView, at: number, isLittleEndian: boolean) => number | string;

const orText = (value: bigint): number | string =>
  value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
    ? Number(value)
    : value.toString();

const finite = (value: number): number | string => (Number.isFinite(value) ? value : `${value}`);

const hex = (value: number): string => value.toString(16).padStart(4, '0').toUpperCase();

/** How many bytes a number has, and how it is read, by VR. */
const NUMBERS: ReadonlyMap<string, readonly [size: number, read: ReadNumber]> = new Map([
  ['US', [2, (view, at, isLittle) => view.getUint16(at, isLittle)]],
  ['SS', [2, (view, at, isLittle) => view.getInt16(at, isLittle)]],
  ['UL', [4, (view, at, isLittle) => view.getUint32(at, isLittle)]],
  ['SL', [4, (view, at, isLittle) => view.getInt32(at, isLittle)]],
  ['UV', [8, (view, at, isLittle) => orText(view.getBigUint64(at, isLittle))]],
  ['SV', [8, (view, at, isLittle) => orText(view.getBigInt64(at, isLittle))]],
  ['FL', [4, (view, at, isLittle) => finite(view.getFloat32(at, isLittle))]],
  ['FD', [8, (view, at, isLittle) => finite(view.getFloat64(at, isLittle))]],
  [
    'AT',
    [
      4,
      (view, at, isLittle) =>
        hex(view.getUint16(at, isLittle)) + hex(view.getUint16(at + 2, isLittle)),
    ],
  ],
]);

/** The binary numbers and tags of a value; null where its VR has none. */
export const binaryNumbers = (
  vr: string,
  bytes: Uint8Array,
  isLittleEndian: boolean,
): readonly (number | string)[] | null => {
  const [size, read] = NUMBERS.get(vr) ?? [];
  if (size === undefined || read === undefined) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = Math.floor(bytes.length / size);
  return Array.from({ length: count }, (_, index) => read(view, index * size, isLittleEndian));
};

const INTEGER = /^[+-]?\d+$/;
/** Each character has one place in it: a megabyte of digits that is no number is seen at once. */
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/** A number that is written in decimal, of VR IS or DS; what is none stays text. */
export const writtenNumber = (vr: 'IS' | 'DS', text: string): number | string => {
  if (!(vr === 'IS' ? INTEGER : DECIMAL).test(text)) return text;
  const value = Number(text);
  const isHeld = vr === 'IS' ? Number.isSafeInteger(value) : Number.isFinite(value);
  return isHeld ? value : text;
};
