// Turns what schemas say differently into the same words.
import { at, listAt } from './json.ts';

const SAME: Readonly<Record<string, string>> = {
  M: 'MALE',
  F: 'FEMALE',
  YES: 'PRESENT',
  NO: 'ABSENT',
  HEDGE: 'UNCERTAIN',
  FOUR: 'FOUR_FINDINGS_2019',
  ALL: 'ALL_FINDINGS_2021',
};

/** "Nodule/mass", "Nodule or mass" and NODULE_OR_MASS are one word; so are null and a field that is not there. */
const wordOf = (value: unknown): string => {
  const word = (typeof value === 'string' ? value : JSON.stringify(value ?? null))
    .toUpperCase()
    .replace('/', ' OR ')
    .replaceAll(' ', '_');
  return SAME[word] ?? word;
};

/** The values at some dotted paths, in one line. */
export const line = (value: unknown, paths: readonly string[]): string =>
  paths.map((path) => wordOf(at(value, path))).join(' ');

/** The values of a list in any order: each itself, or what is at a path in it. */
export const names = (value: unknown, list: string, path?: string): string =>
  listAt(value, list)
    .map((item) => wordOf(path === undefined ? item : at(item, path)))
    .sort()
    .join('+');

/** A line for each label, in an order of their own. `0` and `1` are the readers' words for Abnormal. */
export const labelLines = (
  value: unknown,
  list: string,
  paths: { readonly about: readonly string[]; readonly value: string },
): string[] =>
  listAt(value, list).map((label) => {
    const said = wordOf(at(label, paths.value));
    const verdict = said === '1' ? 'PRESENT' : said === '0' ? 'ABSENT' : said;
    return `${line(label, paths.about)} ${verdict}`;
  });
