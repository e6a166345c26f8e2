import type { Settings } from './settings.ts';

/** Words that a list may have, and how it is told. */
interface Words {
  readonly fallback: string;
  readonly isKnown: (word: string) => boolean;
  readonly wanted: string;
}

/** A list of words with commas between them. */
export const readWords = (
  { text, problem }: Settings,
  name: string,
  { fallback, isKnown, wanted }: Words,
): readonly string[] => {
  const words = text(name, fallback)
    .split(',')
    .map((word) => word.trim());
  const found = words.filter((word) => word !== '');
  for (const word of found.filter((one) => !isKnown(one))) {
    problem(`${name}: wanted ${wanted}, found "${word}".`);
  }
  return found;
};
