import { inTurns } from '../../in-turns.ts';
import { dicomUid, type UidLevel } from '../../terms/dicom-uid.ts';
import { imageIndexOf } from '../catalog/image-number.ts';
import type { ImageColumns } from './columns.ts';

/** Images whose UIDs are computed in one go: a millisecond. */
const PIECE = 500;

/** Digits at the end of a UID that are as good as drawn by lot, and pass no 31 bits. */
const LOT_DIGITS = 9;

/** Finds images by their UIDs of one level. */
export interface UidIndex {
  /** The place of an image, -1 where no image has the UID; undefined where that is not known yet, or never. */
  placeOf(uid: string): number | undefined;
}

/** How an index is made. */
export interface IndexParts {
  readonly level: UidLevel;
  /** It is not made where it takes more, in bytes. */
  readonly maxBytes: number;
  /** Whether to go on making it. */
  readonly isWanted: () => boolean;
}

/**
 * An index of the UIDs of images, which is made in the background when one is first asked for: few ask,
 * and to compute a hundred thousand takes a quarter of a second.
 *
 * It holds places alone, each at the slot that the last digits of its UID name or behind it: a UID
 * follows from the name of the image, so what stands there is compared with what is asked for.
 */
export const uidIndex = (
  images: ImageColumns,
  { level, maxBytes, isWanted }: IndexParts,
): UidIndex => {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, images.count * 2)));
  const uidAt = (place: number): string =>
    dicomUid(imageIndexOf(images.numbers[place] ?? 0), level);
  let made: Uint32Array | null = null;
  let making: Promise<void> | null = null;
  const make = async (): Promise<void> => {
    const table = new Uint32Array(slots);
    await inTurns(beginnings(images.count), (begin) => {
      const end = isWanted() ? Math.min(begin + PIECE, images.count) : begin;
      for (let place = begin; place < end; place += 1) put(table, uidAt(place), place);
    });
    if (isWanted()) made = table;
  };
  return {
    placeOf: (uid) => {
      if (made !== null) return find(made, uid, uidAt);
      if (slots * Uint32Array.BYTES_PER_ELEMENT <= maxBytes) making ??= make();
      return undefined;
    },
  };
};

function* beginnings(count: number): Generator<number> {
  for (let begin = 0; begin < count; begin += PIECE) yield begin;
}

const slotOf = (table: Uint32Array, uid: string): number =>
  Number(uid.slice(-LOT_DIGITS)) & (table.length - 1);

/** A slot holds a place and one more, as 0 stands for none. */
const put = (table: Uint32Array, uid: string, place: number): void => {
  let slot = slotOf(table, uid);
  while (table[slot] !== 0) slot = (slot + 1) & (table.length - 1);
  table[slot] = place + 1;
};

const find = (table: Uint32Array, uid: string, uidAt: (place: number) => string): number => {
  let slot = slotOf(table, uid);
  for (let found = table[slot] ?? 0; found !== 0; found = table[slot] ?? 0) {
    if (uidAt(found - 1) === uid) return found - 1;
    slot = (slot + 1) & (table.length - 1);
  }
  return -1;
};
