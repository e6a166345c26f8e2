import { EXPLICIT_LITTLE_ENDIAN, IMPLICIT_LITTLE_ENDIAN } from '../transfer-syntax.ts';
import { PLAIN_VRS } from './plain-vrs.ts';
import type { RawDataset, RawElement, RawObject } from './raw-object.ts';

/** Where DICM stands, and what follows: (0002,0000), UL, 4 bytes (PS3.10 7.1). */
const MARK_AT = 128;
const MARK = Buffer.from('4449434d02000000554c0400', 'hex');
const META_LENGTH_AT = MARK_AT + MARK.length;
const META_AT = META_LENGTH_AT + 4;

const TRANSFER_SYNTAX = '00020010';
const PIXEL_DATA = '7FE00010';
/** Where it has no value, the library looks for one all the same. */
const CHARACTER_SET = 0x0008_0005;

/** Elements at most: objects with more are none of the plainest, and this bounds the time. */
const MAX_ELEMENTS = 500;

/** VRs with lengths of 16 and of 32 bits (PS3.5 7.1.2) whose values hold no other elements. */
const SHORT_VRS = new Set('AE AS CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US'.split(' '));
const LONG_VRS = new Set('OB OD OF OW UC UR UT'.split(' '));

/** Where elements stand in an object, and which. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly isExplicit: boolean;
  /** The lowest and the highest tag. */
  readonly tags: readonly [number, number];
}

/**
 * Reads an object (PS3.10) of the plainest kind, without copying anything: little-endian, no
 * sequences, tags in their order, and at the end pixels that are not compressed.
 *
 * Null for any other, also for one that is damaged. What this reads, readObject reads as the same
 * elements; that takes a thread with a large library in it.
 */
export const readPlainObject = (bytes: Uint8Array): RawObject | null => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!MARK.equals(file.subarray(MARK_AT, META_LENGTH_AT)) || file.length < META_AT) return null;
  const metaEnd = META_AT + file.readUInt32LE(META_LENGTH_AT);
  const tags = [0x0002_0001, 0x0002_ffff] as const;
  const meta = { start: META_AT, end: metaEnd, isExplicit: true, tags };
  const transferSyntaxUid = syntaxIn(elementsIn(file, meta));
  if (transferSyntaxUid === null) return null;
  const dataset = elementsIn(file, {
    start: metaEnd,
    end: file.length,
    isExplicit: transferSyntaxUid === EXPLICIT_LITTLE_ENDIAN,
    tags: [0x0008_0000, 0x7fe0_0010],
  });
  return dataset?.has(PIXEL_DATA) === true
    ? { transferSyntaxUid, isLittleEndian: true, dataset }
    : null;
};

/** The transfer syntax of a meta header, where pixels are not compressed in it; else null. */
const syntaxIn = (meta: RawDataset | null): string | null => {
  const element = meta?.get(TRANSFER_SYNTAX);
  if (element?.vr !== 'UI') return null;
  const uid = Buffer.from(element.bytes).toString('latin1').replace(/\0$/, '');
  return [IMPLICIT_LITTLE_ENDIAN, EXPLICIT_LITTLE_ENDIAN].find((plain) => plain === uid) ?? null;
};

/** The elements of a stretch; null where one of them is not plain. */
const elementsIn = (file: Buffer, stretch: Stretch): RawDataset | null => {
  const [lowest, highest] = stretch.tags;
  if (stretch.end > file.length) return null;
  const elements = new Map<string, RawElement>();
  let next = lowest;
  let at = stretch.start;
  while (at < stretch.end) {
    if (at + 8 > stretch.end || elements.size === MAX_ELEMENTS) return null;
    const tag = file.readUInt16LE(at) * 0x1_0000 + file.readUInt16LE(at + 2);
    const head = stretch.isExplicit ? explicitHead(file, at) : implicitHead(file, { tag, at });
    if (tag < next || tag > highest || head === null) return null;
    const end = head.valueAt + head.length;
    if (end > stretch.end || (tag === CHARACTER_SET && head.length === 0)) return null;
    const bytes = new Uint8Array(file.buffer, file.byteOffset + head.valueAt, head.length);
    elements.set(hexOf(tag), { vr: head.vr, bytes, items: null, fragments: null });
    next = tag + 1;
    at = end;
  }
  return elements;
};

/** What stands before a value. */
interface Head {
  readonly vr: string;
  readonly valueAt: number;
  /** In bytes; a length that is not defined is longer than any object. */
  readonly length: number;
}

const explicitHead = (file: Buffer, at: number): Head | null => {
  const vr = file.toString('latin1', at + 4, at + 6);
  if (SHORT_VRS.has(vr)) return { vr, valueAt: at + 8, length: file.readUInt16LE(at + 6) };
  if (!LONG_VRS.has(vr) || at + 12 > file.length) return null;
  return { vr, valueAt: at + 12, length: file.readUInt32LE(at + 8) };
};

const implicitHead = (file: Buffer, { tag, at }: { tag: number; at: number }): Head | null => {
  const vr = PLAIN_VRS.get(tag);
  return vr === undefined ? null : { vr, valueAt: at + 8, length: file.readUInt32LE(at + 4) };
};

const hexOf = (tag: number): string => tag.toString(16).padStart(8, '0').toUpperCase();
