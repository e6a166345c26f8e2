/** Words that a text may have been meant for, best first; few or none. */
export type NearWords = (text: string) => readonly string[];

/** Words that are offered at most. */
const OFFERED = 3;
/** A text that shares less than this with a word, 0 to 1, was hardly meant for it. */
const LEAST_LIKENESS = 0.3;
/** Characters of a text that are looked at: no word is longer. */
const LOOKED_AT = 80;

/** All runs of three letters; the space at either end tells a beginning and an end from a middle. */
const threesOf = (text: string): ReadonlySet<string> => {
  const whole = ` ${text.toLowerCase().slice(0, LOOKED_AT)} `;
  return new Set(Array.from({ length: whole.length - 2 }, (_, at) => whole.slice(at, at + 3)));
};

/** Finds words by the runs of letters that they share with a text: typing errors, parts, other case. */
export const nearWords = (words: Iterable<string>): NearWords => {
  const counts = new Map<string, number>();
  const byThree = new Map<string, string[]>();
  for (const word of words) {
    const threes = threesOf(word);
    counts.set(word, threes.size);
    for (const three of threes) {
      const list = byThree.get(three);
      if (list === undefined) byThree.set(three, [word]);
      else list.push(word);
    }
  }
  return (text) => {
    const threes = threesOf(text);
    const shared = new Map<string, number>();
    for (const three of threes) {
      for (const word of byThree.get(three) ?? []) shared.set(word, (shared.get(word) ?? 0) + 1);
    }
    return [...shared]
      .map(([word, count]) => ({
        word,
        likeness: (2 * count) / (threes.size + (counts.get(word) ?? 0)),
      }))
      .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
      .sort((a, b) => b.likeness - a.likeness || (a.word < b.word ? -1 : 1))
      .slice(0, OFFERED)
      .map(({ word }) => word);
  };
};
