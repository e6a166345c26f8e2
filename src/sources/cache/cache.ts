import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { shareWork } from '../../shared-work.ts';
import { tell } from '../../signals.ts';
import { type Remembered, withPlans } from './remembered.ts';

// Remembers what a source answered. Nothing in it goes stale: a loaded catalog never changes, and
// another load has another cache.

/** Longest question that is a key as it stands. */
const LONGEST_KEY = 200;

/**
 * The key of a question: its JSON, or, where a caller made that long, its SHA-256.
 *
 * A question holds no undefined and has one spelling for each meaning.
 */
export const keyOf = (question: unknown): string => {
  const text = JSON.stringify(question);
  return text.length <= LONGEST_KEY ? text : hash('sha256', text, 'base64url');
};

/** Stands for a key that the source does not know. */
const UNKNOWN = Symbol('unknown');

/** Memory of an entry itself: its key, and the lists that keep entries in order. */
const ENTRY_BYTES = 150;

/**
 * Remembers answers to one kind of question; what was not asked for longest goes first.
 *
 * maxBytes: memory for all answers together; bytesOf: about how much one takes; question: what plans
 * call it, where they show what is remembered of the catalog, and what it is counted as.
 */
export const remember = <K extends string | number, V extends object | number>(
  maxBytes: number,
  bytesOf: (value: V) => number,
  question?: string,
): Remembered<K, V> => {
  const entries = new LRUCache<K, V | typeof UNKNOWN>({
    maxSize: Math.max(1, Math.floor(maxBytes)),
    sizeCalculation: (value, key) =>
      ENTRY_BYTES + String(key).length + (value === UNKNOWN ? 0 : Math.ceil(bytesOf(value))),
  });
  const cache = question ?? 'pictures';
  const remembered: Remembered<K, V> = {
    many: (keys, fetch) => answerMany({ entries, cache }, keys, fetch),
    one: answerOne<K, V, V>({ entries, cache }),
    oneOrNull: answerOne<K, V, V | null>({ entries, cache }),
  };
  return question === undefined
    ? remembered
    : withPlans(remembered, question, (key) => entries.has(key));
};

interface Memory<K extends string | number, V extends object | number> {
  readonly entries: LRUCache<K, V | typeof UNKNOWN>;
  /** What it is counted as. */
  readonly cache: string;
}

/** Answers one key at a time from what is remembered, and remembers the rest, but for absence. */
const answerOne = <K extends string | number, V extends object | number, A extends V | null>({
  entries,
  cache,
}: Memory<K, V>) => {
  const share = shareWork<K, A>();
  return async (key: K, fetch: () => Promise<A>): Promise<V | A> => {
    const known = entries.get(key);
    const isHeld = known !== undefined && known !== UNKNOWN;
    tell('cache', { cache, asked: 1, held: isHeld ? 1 : 0 });
    if (isHeld) return known;
    return share(key, async () => {
      const value = await fetch();
      if (value !== null) entries.set(key, value);
      return value;
    });
  };
};

/** Answers a batch of keys from what is remembered, and remembers the rest. */
const answerMany = async <K extends string | number, V extends object | number>(
  { entries, cache }: Memory<K, V>,
  keys: readonly K[],
  fetch: (missing: readonly K[]) => Promise<ReadonlyMap<K, V>>,
): Promise<ReadonlyMap<K, V>> => {
  const found = new Map<K, V>();
  const missing = keys.filter((key) => {
    const known = entries.get(key);
    if (known !== undefined && known !== UNKNOWN) found.set(key, known);
    return known === undefined;
  });
  tell('cache', { cache, asked: keys.length, held: keys.length - missing.length });
  if (missing.length === 0) return found;
  const fetched = await fetch(missing);
  for (const key of missing) {
    const value = fetched.get(key);
    entries.set(key, value ?? UNKNOWN);
    if (value !== undefined) found.set(key, value);
  }
  return found;
};

/**
 * Answers a batch of keys that share a question, such as the same page of several patients.
 *
 * question: what is asked of each key, in one spelling for each meaning; '' where keys say it all.
 * Either no question or no key has a space in it.
 */
export const manyUnder = async <V extends object | number>(
  remembered: Remembered<string, V>,
  { question, keys }: { question: string; keys: readonly string[] },
  fetch: (missing: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): Promise<ReadonlyMap<string, V>> => {
  if (question === '') return remembered.many(keys, fetch);
  const entryOf = (key: string): string => `${key} ${question}`;
  const keyOfEntry = new Map(keys.map((key) => [entryOf(key), key]));
  const toKey = (entry: string): string => keyOfEntry.get(entry) ?? '';
  const found = await remembered.many([...keyOfEntry.keys()], async (missing) => {
    const fetched = await fetch(missing.map(toKey));
    return new Map([...fetched].map(([key, value]) => [entryOf(key), value]));
  });
  return new Map([...found].map(([entry, value]) => [toKey(entry), value]));
};

/** A question about rows that hold some parts of what they could, which have a name; '' for all. */
export const questionOn = (heldParts: string, question: string): string =>
  heldParts === '' ? question : `${heldParts} ${question}`;
