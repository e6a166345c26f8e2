// Turns what schemas say differently into the same words.
import { at, listAt } from './json.ts';

/** Null and a field that is not there are one word. */
const wordOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);

/** The values at some dotted paths, in one line. */
export const line = (value: unknown, paths: readonly string[]): string =>
  paths.map((path) => wordOf(at(value, path))).join(' ');

/** The values of a list in any order: each itself, or what is at a path in it. */
export const names = (value: unknown, list: string, path?: string): string =>
  listAt(value, list)
    .map((item) => wordOf(path === undefined ? item : at(item, path)))
    .sort()
    .join('+');

/** A line for each item of a list, in an order of their own. */
export const lines = (value: unknown, list: string, paths: readonly string[]): string[] =>
  listAt(value, list)
    .map((item) => line(item, paths))
    .sort();

/** Decimals in which two ways to add up the same numbers do not differ. */
const DECIMALS = 9;

/** Numbers at some paths, as far as their last digits do not depend on the order of a sum. */
export const rounded = (value: unknown, paths: readonly string[]): string =>
  paths
    .map((path) => {
      const found = at(value, path);
      return typeof found === 'number' ? (found + 0).toFixed(DECIMALS) : wordOf(found);
    })
    .join(' ')
    .replaceAll(`-${(0).toFixed(DECIMALS)}`, (0).toFixed(DECIMALS));

/** Where two lists of facts differ first; null where they are the same. */
export const firstDifference = (
  wanted: readonly string[],
  found: readonly string[],
): readonly [string | undefined, string | undefined] | null => {
  for (let index = 0; index < Math.max(wanted.length, found.length); index += 1) {
    if (wanted[index] !== found[index]) return [wanted[index], found[index]];
  }
  return null;
};
