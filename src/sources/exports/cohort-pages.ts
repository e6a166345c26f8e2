import type { Cohort } from '../../export/cohort.filter.ts';
import type { CohortSource } from '../../export/cohort.source.ts';
import type { LabelSetCode } from '../../terms/label-set-code.ts';
import type { PageCells } from './cells.ts';
import { SENT_VALUES } from './file-form.ts';
import { judgedCells, textMinedCells, valueCells } from './page-cells.ts';

/** Rows that are written at a time. It is part of the form of Parquet files, whose row groups are pages. */
const PAGE_ROWS = 4096;

/** The rows of a cohort by file name, page by page; those that follow are read while one is written. */
export async function* cohortPages(
  source: CohortSource,
  cohort: Cohort,
): AsyncGenerator<PageCells, void> {
  // As many whole pages as the source likes best, so that pages are the same with every source.
  const size = PAGE_ROWS * Math.max(1, Math.floor(source.rowsAtOnce / PAGE_ROWS));
  let next: Promise<PageCells | null> | null = readRows(source, cohort, { after: null, size });
  while (next !== null) {
    // oxlint-disable-next-line no-await-in-loop -- rows begin where those before end
    const rows: PageCells | null = await next;
    if (rows === null) return;
    const names: readonly string[] = rows[0];
    const after = names.at(-1) ?? null;
    next = names.length < size ? null : readRows(source, cohort, { after, size });
    // Whoever waits for the rows before may be told of another failure first.
    next?.catch(() => {});
    yield* pagesOf(rows);
  }
}

function* pagesOf([names, ...others]: PageCells): Generator<PageCells, void> {
  for (let start = 0; start < names.length; start += PAGE_ROWS) {
    const end = start + PAGE_ROWS;
    yield [names.slice(start, end), ...others.map((cells) => cells.slice(start, end))];
  }
}

interface Place {
  /** A file name; null for the first rows. */
  readonly after: string | null;
  readonly size: number;
}

/** Rows behind a place; null where there are none. */
const readRows = async (
  source: CohortSource,
  cohort: Cohort,
  { after, size }: Place,
): Promise<PageCells | null> => {
  const { filter, labelSets } = cohort;
  const rows = await source.cohortRows({ filter, after, size });
  const names = rows.imageIndexes;
  const [first] = names;
  const last = names.at(-1);
  if (first === undefined || last === undefined) return null;
  const judged = labelSets.filter((code) => !isTextMined(code));
  const finals =
    judged.length === 0 ? [] : await source.finalLabels({ first, last, labelSets: judged });
  const values = valueCells(cohort, rows);
  return [
    names,
    ...SENT_VALUES.map((value) => values[value]),
    ...labelSets.flatMap((code) =>
      isTextMined(code) ? textMinedCells(code, rows) : judgedCells(code, names, finals),
    ),
  ];
};

const isTextMined = (code: LabelSetCode): code is 'NIH_NLP_2017' | 'NIH_NLP_2020' =>
  code === 'NIH_NLP_2017' || code === 'NIH_NLP_2020';
