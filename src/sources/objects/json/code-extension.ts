import { ASCII, type CharacterSet, SETS_BY_ESCAPE } from './character-sets.ts';

const ESCAPE = 0x1b;
/** Tabulator, line feed, form feed, carriage return and backslash end what was switched to. */
const ENDS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x5c]);
/** In names ^ and = do so, too. */
const ENDS_IN_NAMES: ReadonlySet<number> = new Set([...ENDS, 0x5e, 0x3d]);

/** The sets that are in use at some place of a text. */
interface Sets {
  readonly low: CharacterSet;
  readonly high: CharacterSet;
}

/** A stretch of a text, and the sets that are in use after it. */
interface Stretch {
  readonly text: string;
  readonly end: number;
  readonly sets: Sets;
}

/** Decodes a text that may switch between character sets (ISO 2022). high: what it starts with. */
export const decodeExtended = (bytes: Uint8Array, high: CharacterSet, isName: boolean): string => {
  const initial: Sets = { low: ASCII, high };
  const ends = isName ? ENDS_IN_NAMES : ENDS;
  let text = '';
  let sets = initial;
  for (let at = 0; at < bytes.length; ) {
    const stretch = switchAt(bytes, at, sets) ?? stretchAt(bytes, at, sets);
    const isEnd = sets.low.width === 1 && ends.has(bytes[at] ?? 0);
    text += stretch.text;
    sets = isEnd ? initial : stretch.sets;
    at = stretch.end;
  }
  return text;
};

/** The escape sequence at a place; null where there is none that is known. */
const switchAt = (bytes: Uint8Array, at: number, sets: Sets): Stretch | null => {
  if (bytes[at] !== ESCAPE) return null;
  for (const length of [3, 2]) {
    const end = at + 1 + length;
    const set = SETS_BY_ESCAPE.get(String.fromCharCode(...bytes.subarray(at + 1, end)));
    if (set !== undefined) return { text: '', end, sets: { ...sets, [set.half]: set } };
  }
  return null;
};

/** A control character or delimiter, or the characters of one set from a place on. */
const stretchAt = (bytes: Uint8Array, at: number, sets: Sets): Stretch => {
  const set = setOf(bytes[at] ?? 0, sets);
  let end = at + 1;
  if (set !== null) while (end < bytes.length && setOf(bytes[end] ?? 0, sets) === set) end += 1;
  return { text: (set ?? ASCII).decode(bytes.subarray(at, end)), end, sets };
};

/** The set that a byte belongs to; null for what stands alone. */
const setOf = (byte: number, { low, high }: Sets): CharacterSet | null => {
  if (byte >= 0x80) return high;
  if (byte <= 0x20) return null;
  return low.width === 1 && ENDS_IN_NAMES.has(byte) ? null : low;
};
