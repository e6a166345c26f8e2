import { UserInputError } from '../errors.ts';
import type { Dictionary } from './dictionary.ts';

/** Names that are taken at a time. */
const MAX_NAMES = 200;

/** Characters of a name that a message repeats. */
const SHOWN = 64;

/** "00100040", "0010,0040" or "(0010,0040)"; a blank behind the comma, and small letters, too. */
const TAG = /^(?:([0-9a-f]{4})(?:, ?)?([0-9a-f]{4})|\(([0-9a-f]{4}), ?([0-9a-f]{4})\))$/i;

/** What can only be meant as a tag: hexadecimal digits with something of a tag's punctuation, or digits. */
const MEANT_AS_TAG = /^[0-9a-f]*\d[0-9a-f]*$|^\(?[0-9a-fx]*,/i;

/**
 * The tags that names stand for, in the order of the names, each once.
 *
 * Shape: eight hexadecimal digits in upper case.
 * Errors: UserInputError where there are too many names, or one is no keyword and no tag.
 */
export const readTagNames = (
  names: readonly string[],
  dictionary: Dictionary,
): readonly string[] => {
  if (names.length > MAX_NAMES) {
    throw new UserInputError(`names takes at most ${MAX_NAMES} names, found ${names.length}.`);
  }
  return [...new Set(names.map((name) => tagNamed(name, dictionary)))];
};

const tagNamed = (name: string, dictionary: Dictionary): string => {
  const match = TAG.exec(name);
  if (match !== null) {
    const [, group = match[3], element = match[4]] = match;
    return `${group}${element}`.toUpperCase();
  }
  const tag = dictionary.tagOf(name);
  if (tag === null) throw new UserInputError(refusalOf(name, dictionary));
  return tag;
};

const refusalOf = (name: string, dictionary: Dictionary): string => {
  const shown = JSON.stringify(name.length > SHOWN ? `${name.slice(0, SHOWN)}...` : name);
  const range = dictionary.rangeOf(name);
  if (range !== null) {
    return `names: ${shown} stands for the tags ${range}; name one of them by its number.`;
  }
  if (MEANT_AS_TAG.test(name)) {
    return `names: ${shown} is no tag; eight hexadecimal digits are, such as "00100040" or "(0010,0040)".`;
  }
  const near = dictionary.near(name).map((keyword) => JSON.stringify(keyword));
  const hint = near.length === 0 ? '' : ` Near it: ${near.join(', ')}.`;
  return `names: ${shown} is no keyword of the DICOM dictionary.${hint}`;
};
