import { digitsOf } from '../../evaluation/image-digits.ts';
import { quoted } from '../../quoted.ts';
import { columnOf, type ScoreColumnName, WANTED_COLUMNS } from './score-columns.ts';
import { isBlank, type ScoreTaker, type TakeScoreLine } from './score-taker.ts';

/** What is in a line, by column. */
type Given = Partial<Record<ScoreColumnName, unknown>>;

/** Takes lines of JSON, an object in each: {"imageIndex": "00000013_008.png", "finding": "EFFUSION", "score": 0.5}. */
export const jsonlScores =
  ({ sheet, problems, findingPlace }: ScoreTaker): TakeScoreLine =>
  (line, bytes) => {
    if (isBlank(bytes)) return true;
    const given = readObject(bytes.toString());
    if (typeof given === 'string') {
      problems.add(line, given);
      return true;
    }
    const { image, finding, score } = given;
    sheet.add(
      line,
      {
        digits: typeof image === 'string' ? digitsOf(image) : null,
        finding: typeof finding === 'string' ? findingPlace(finding) : -1,
        score: typeof score === 'number' ? score : Number.NaN,
      },
      () => ({ image: written(image), finding: written(finding), score: JSON.stringify(score) }),
    );
    return true;
  };

const written = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** Reads a line; a text says what is wrong with it. */
const readObject = (line: string): Given | string => {
  const value = parse(line);
  if (value === undefined) return `a line is JSON, found ${quoted(line)}`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `a line is a JSON object, found ${quoted(line)}`;
  }
  const wanted = `an object has the keys ${WANTED_COLUMNS}, each once`;
  const given: Given = {};
  for (const [key, content] of Object.entries(value)) {
    const column = columnOf(key);
    if (column === null) return `${wanted}; found ${quoted(key)}`;
    if (column in given) return `${wanted}; found ${quoted(key)} again`;
    given[column] = content;
  }
  if (Object.keys(given).length < 3) return wanted;
  return repeatsKey(line, given) ? `${wanted}; found ${quoted(line)}` : given;
};

/** Of a key that stands twice JSON.parse keeps the last value, and tells nobody. */
const repeatsKey = (line: string, given: Given): boolean => {
  // Nearly all lines have three colons, and are done with here.
  if (line.split(':', 5).length < 5) return false;
  if (Object.values(given).some((value) => typeof value === 'object')) return false;
  return line.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').split(':').length > 4;
};

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};
