import { afterTurn } from '../../after-turn.ts';
import { tell } from '../../signals.ts';

/**
 * What is in memory for some keys, for the plural form of a question: a key without a value is missing.
 * Null where one of them has to be asked for, and so all.
 */
export const foundOf = <V>(
  keys: readonly string[],
  valueOf: (key: string) => V | null | undefined,
): ReadonlyMap<string, V> | null => {
  const found = new Map<string, V>();
  for (const key of keys) {
    const value = valueOf(key);
    if (value === undefined) return null;
    if (value !== null) found.set(key, value);
  }
  return found;
};

/** Answers the plural form of a question from memory, where that has all of it; else by asking. */
export const manyAtOnce =
  <H>(atOnce: () => H | null) =>
  async <V>(
    keys: readonly string[],
    valueOf: (held: H, key: string) => V | null | undefined,
    ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
  ): Promise<ReadonlyMap<string, V>> => {
    const held = atOnce();
    return (held && foundOf(keys, (key) => valueOf(held, key))) ?? ask(keys);
  };

/**
 * Counts keys that a memory held. They are told together, once in a turn of the event loop: to tell of
 * each would take as long as to find it.
 */
export const countHeld = (cache: string): (() => void) => {
  let held = 0;
  const tellAll = (): void => {
    tell('cache', { cache, asked: held, held });
    held = 0;
  };
  return () => {
    if (held === 0) afterTurn(tellAll);
    held += 1;
  };
};

/** Counts answers that a memory gave: those that are none are asked for elsewhere. */
export const countAnswers = (cache: string): (<T>(answer: T) => T) => {
  const count = countHeld(cache);
  return (answer) => {
    if (answer !== undefined && answer !== null) count();
    return answer;
  };
};

/** A key without rows is missing from a map. */
export const listOrNull = <T>(list: readonly T[] | undefined): readonly T[] | null | undefined =>
  list?.length === 0 ? null : list;

/** What is made of something that seldom changes: once for each. */
export const openedOnce = <T extends object, V>(open: (from: T) => V): ((from: T) => V) => {
  let opened: { readonly from: T; readonly value: V } | null = null;
  return (from) => {
    if (opened?.from !== from) opened = { from, value: open(from) };
    return opened.value;
  };
};
