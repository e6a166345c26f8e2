import { LRUCache } from 'lru-cache';
import { atOnce, inPieces } from './in-pieces.ts';
import { type Sorted, type SortKey, sortPlaces } from './sorted-places.ts';
import { mayLookAt } from './this-turn.ts';

/** To sort a row by a key takes as long as to look at so many. */
const LOOKS_TO_SORT = 13;

/** Orders of so many rows, of which those that were not asked for longest go first. */
export interface Sorting {
  /** Undefined: they are being sorted, or there is no memory for it. name: tells keys from others. */
  by(name: string, keys: () => readonly SortKey[]): Sorted | undefined;
}

/** maxBytes: memory for all orders. */
export const createSorting = (count: number, maxBytes: number): Sorting => {
  const bytes = count * Uint32Array.BYTES_PER_ELEMENT;
  const held = new LRUCache<string, Uint32Array>({
    max: Math.max(1, Math.floor(maxBytes / bytes)),
  });
  const begun = new Set<string>();
  const sort = async (keys: readonly SortKey[]): Promise<Uint32Array> =>
    inPieces(sortPlaces(count, keys));
  const begin = (name: string, keys: readonly SortKey[]): void => {
    if (begun.size > 0) return;
    begun.add(name);
    void sort(keys)
      .then((sorted) => held.set(name, sorted))
      .finally(() => begun.delete(name));
  };
  return {
    by: (name, keysOf) => {
      const known = held.get(name);
      if (known !== undefined || bytes > maxBytes) return known;
      const keys = keysOf();
      if (!mayLookAt(count * keys.length * LOOKS_TO_SORT)) {
        begin(name, keys);
        return undefined;
      }
      const sorted = atOnce(sortPlaces(count, keys));
      held.set(name, sorted);
      return sorted;
    },
  };
};
