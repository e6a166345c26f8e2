import { digitsOf } from '../../evaluation/image-digits.ts';
import { quoted } from '../../quoted.ts';
import { createBounds, findCells, hasQuotes, readCells } from './csv-cells.ts';
import { columnOf, type ScoreColumnName, WANTED_COLUMNS } from './score-columns.ts';
import { isBlank, type ScoreTaker, type TakeScoreLine } from './score-taker.ts';
import { digitsIn, scoreOf } from './score-text.ts';

/** The places of the columns in a row. */
type Places = Readonly<Record<ScoreColumnName, number>>;

/** Takes the lines of a CSV file: a header, then a score in each row. */
export const csvScores = (taker: ScoreTaker): TakeScoreLine => {
  let takeRow: TakeScoreLine | null = null;
  return (line, bytes) => {
    if (isBlank(bytes)) return true;
    if (takeRow !== null) return takeRow(line, bytes);
    const header = readHeader(bytes.toString());
    if (typeof header === 'string') {
      taker.problems.add(line, header);
      return false;
    }
    takeRow = rowTaker(taker, header);
    return true;
  };
};

/** Reads a header; a text says what is wrong with it. */
const readHeader = (line: string): Places | string => {
  const titles = readCells(line) ?? [];
  const columns = titles.map(columnOf);
  const wanted = `the header names the columns ${WANTED_COLUMNS}, in any order`;
  const unknown = titles.find((_, at) => columns[at] === null);
  if (unknown !== undefined || titles.length === 0) {
    return `${wanted}; found ${quoted(unknown ?? line)}`;
  }
  const [image, finding, score] = (['image', 'finding', 'score'] as const).map((name) =>
    columns.indexOf(name),
  );
  if (columns.length !== 3 || image === undefined || finding === undefined || score === undefined) {
    return `${wanted}, each once; found ${titles.length} columns`;
  }
  if (image === -1 || finding === -1 || score === -1) return `${wanted}, each once`;
  return { image, finding, score };
};

/** Takes rows; those without quotes, which is nearly all, without making texts of their cells. */
const rowTaker = (taker: ScoreTaker, places: Places): TakeScoreLine => {
  const { sheet, problems, findingPlace } = taker;
  const bounds = createBounds();
  return (line, bytes) => {
    if (hasQuotes(bytes)) {
      takeQuoted(taker, places, { line, cells: readCells(bytes.toString()) });
      return true;
    }
    findCells(bounds, bytes);
    if (bounds.count !== 3) {
      problems.add(line, `a row has 3 cells, found ${bounds.count}`);
      return true;
    }
    const cell = (at: number): string => bytes.toString('utf8', bounds.starts[at], bounds.ends[at]);
    const digits = digitsIn(
      bytes,
      bounds.starts[places.image] ?? 0,
      bounds.ends[places.image] ?? 0,
    );
    const given = {
      digits,
      finding: findingPlace(cell(places.finding)),
      score: scoreOf(cell(places.score)),
    };
    sheet.add(line, given, () => ({
      image: cell(places.image),
      finding: cell(places.finding),
      score: cell(places.score),
    }));
    return true;
  };
};

const takeQuoted = (
  { sheet, problems, findingPlace }: ScoreTaker,
  places: Places,
  { line, cells }: { line: number; cells: readonly string[] | null },
): void => {
  if (cells === null) {
    problems.add(line, 'a quote is not closed, or stands within a cell; double it there');
  } else if (cells.length === 3) {
    const [image = '', finding = '', score = ''] = [
      cells[places.image],
      cells[places.finding],
      cells[places.score],
    ];
    const given = {
      digits: digitsOf(image),
      finding: findingPlace(finding),
      score: scoreOf(score),
    };
    sheet.add(line, given, () => ({ image, finding, score }));
  } else problems.add(line, `a row has 3 cells, found ${cells.length}`);
};
