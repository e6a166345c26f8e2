import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** What was made, by name; what was not asked for longest goes first. */
export interface Kept<V extends object> {
  has(name: string): boolean;
  /** What has a name, made where it is not there. */
  of(name: string, make: () => V): V;
}

/** Memory of an entry itself. */
const ENTRY_BYTES = 200;

/** maxBytes: memory for all of it; bytesOf: what one takes. What takes more than that is not kept. */
export const createKept = <V extends object>(
  maxBytes: number,
  bytesOf: (value: V) => number,
): Kept<V> => {
  const entries = new LRUCache<string, V>({
    maxSize: Math.max(1, Math.floor(maxBytes)),
    sizeCalculation: (value, name) => ENTRY_BYTES + name.length + bytesOf(value),
  });
  return {
    has: (name) => entries.has(name),
    of: (name, make) => {
      const known = entries.get(name);
      if (known !== undefined) return known;
      const made = make();
      entries.set(name, made);
      return made;
    },
  };
};

/** Longest text that is a name as it stands. */
const LONGEST_NAME = 200;

/** A name of something that a text tells from all others. */
export const nameOf = (text: string): string =>
  text.length <= LONGEST_NAME ? text : hash('sha256', text, 'base64url');
