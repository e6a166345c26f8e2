// What callers may call the three things that a score consists of. Capital letters, spaces and
// underscores make no difference, so that files whose columns or findings are called as in the
// published ones are taken as they are.

/** A text in the form in which names are compared. */
const plainName = (text: string): string => text.toLowerCase().replaceAll(/[ _-]/g, '');

/** What each column may be called, in plain form. */
export const COLUMN_NAMES = {
  image: ['Image Index', 'image'].map(plainName),
  finding: ['finding'],
  score: ['score'],
} as const;

export type ScoreColumnName = keyof typeof COLUMN_NAMES;

/** How the columns are told to callers. */
export const WANTED_COLUMNS = 'imageIndex, finding and score';

/** Which column a title is; null: none. */
export const columnOf = (title: string): ScoreColumnName | null => {
  const plain = plainName(title);
  if (COLUMN_NAMES.image.some((name) => name === plain)) return 'image';
  return plain === 'finding' || plain === 'score' ? plain : null;
};

/** Spellings that are kept in mind. */
const SPELLINGS = 1000;

/** Finds findings by what they are called. */
export const findingPlaces = (names: readonly string[]): ((text: string) => number) => {
  const places = new Map(names.map((name, place) => [plainName(name), place]));
  // A file has a few spellings and a million lines.
  const seen = new Map<string, number>();
  return (text) => {
    const known = seen.get(text);
    if (known !== undefined) return known;
    const place = places.get(plainName(text)) ?? -1;
    if (place !== -1 && seen.size < SPELLINGS) seen.set(text, place);
    return place;
  };
};
