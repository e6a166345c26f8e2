import type { BlockCache } from './block-cache.ts';
import { BLOCK_BYTES, recordsInBlock, type Section } from './blocks.ts';
import { RECORD_BYTES, type SectionName } from './records.ts';

/** How the records of a section are found by a key, by which they are in order. */
export interface KeyIndex {
  /** The key of the first record of each block. */
  readonly firstKeys: Float64Array;
  readonly keyAt: (bytes: Buffer, at: number) => number;
}

/** Records by place. */
export const createSection = (
  { bytes, locate }: BlockCache,
  name: SectionName,
  { at: start, count }: Section,
) => {
  const recordBytes = RECORD_BYTES[name];
  const inBlock = recordsInBlock(recordBytes);
  /** Reads a record. What is made of it has to be made at once: its block may give way. */
  const read = <T>(place: number, make: (bytes: Buffer, at: number) => T): T => {
    if (place < 0 || place >= count) throw new RangeError(`${name}: there is no place ${place}.`);
    const block = Math.floor(place / inBlock);
    const at = locate(start + block * BLOCK_BYTES);
    return make(bytes, at + (place - block * inBlock) * recordBytes);
  };
  /** How many records have a smaller key. */
  const placesBefore = (key: number, { firstKeys, keyAt }: KeyIndex): number => {
    // The last block that begins with a smaller key: all before it are smaller, all behind it are not.
    const block = countBelow(firstKeys.length, (i) => (firstKeys[i] ?? 0) < key) - 1;
    if (block < 0) return 0;
    const at = locate(start + block * BLOCK_BYTES);
    const records = Math.min(inBlock, count - block * inBlock);
    const below = countBelow(records, (i) => keyAt(bytes, at + i * recordBytes) < key);
    return block * inBlock + below;
  };
  return {
    count,
    read,
    placesBefore,
    /** The place of a key; -1 where it is none. */
    placeOf: (key: number, index: KeyIndex): number => {
      const place = placesBefore(key, index);
      return place < count && read(place, index.keyAt) === key ? place : -1;
    },
  };
};

/** How many of so many things in order are below something; those that are stand first. */
const countBelow = (count: number, isBelow: (position: number) => boolean): number => {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
};
