import { textOrNull } from '../../../decode.ts';
import { BytesLimitError, SourceError } from '../../../errors.ts';
import { dicomUid } from '../../../terms/dicom-uid.ts';
import type { Allowance } from '../../bigquery/allowance.ts';
import type { BigQueryJobs, Statement, TableName } from '../../bigquery/bigquery.ts';
import type { BigQueryConnection } from '../../bigquery/open-bigquery.ts';
import { imageIndexOf } from '../image-number.ts';
import { LoadError, shown } from './load-error.ts';

/** What the public table of DICOM attributes says of the images. */
export type Comparison =
  /** Image numbers that it has no row of, and how many of its rows are of no loaded image. */
  | {
      readonly isCompared: true;
      readonly lacking: ReadonlySet<number>;
      readonly otherRows: number;
    }
  | { readonly isCompared: false; readonly reason: string };

/** What is compared, and what reading it may cost. */
export interface Compared {
  readonly table: TableName;
  readonly allowance: Allowance;
  /** Bytes that it bills at most, before it is read. */
  readonly onEstimate: (bytes: number) => void;
}

const COLUMNS = ['SOPInstanceUID', 'StudyInstanceUID', 'SeriesInstanceUID'] as const;

/** Study and series of each object, by its own UID. */
type PublicRows = ReadonlyMap<string, { readonly study: string; readonly series: string }>;

/**
 * Compares the UIDs that follow from the file names with those of the public table. A table that is
 * not there, may not be read or would cost too much is not compared, which is told.
 *
 * keys: the numbers of the images. Errors: LoadError where an object has another study or series
 * than its file name says: one of the two is of another collection. SourceError where BigQuery does
 * not answer: what it would say is part of the load, so that one without it would be another.
 */
export const comparePublicTable = async (
  connection: BigQueryConnection,
  compared: Compared,
  keys: Float64Array,
): Promise<Comparison> => {
  try {
    const found = await readTable(connection, compared);
    return typeof found === 'string'
      ? { isCompared: false, reason: found }
      : compare(found, keys, nameOf(compared.table));
  } catch (error) {
    const isForbidden = error instanceof SourceError && error.problem === 'NO_ACCESS';
    if (!isForbidden && !(error instanceof BytesLimitError)) throw error;
    return { isCompared: false, reason: error.message };
  }
};

const nameOf = ({ projectId, datasetId, tableId }: TableName): string =>
  `${projectId}.${datasetId}.${tableId}`;

/** The rows, or why there are none. */
const readTable = async (
  connection: BigQueryConnection,
  { table, allowance, onEstimate }: Compared,
): Promise<{ rows: PublicRows; rowCount: number } | string> => {
  const source = 'BIGQUERY';
  const facts = await connection.tables({ source, dataset: table, location: null }).table(table);
  if (facts === null) return 'There is no such table, or it may not be read.';
  const names = new Set(facts.columns.map(({ name }) => name));
  const absent = COLUMNS.filter((name) => !names.has(name));
  if (absent.length > 0) return `It has no column ${absent.join(', ')}.`;
  const jobs = connection.jobs({ source, dataset: table, location: facts.location, allowance });
  const statement: Statement = {
    label: 'UIDs of the public table',
    sql: `select ${COLUMNS.join(', ')} from \`${nameOf(table)}\``,
    parameters: [],
  };
  const { bytesProcessed, isCached } = await jobs.estimate(statement);
  onEstimate(isCached ? 0 : bytesProcessed);
  return readRows(jobs, statement);
};

const readRows = async (jobs: BigQueryJobs, statement: Statement) => {
  const rows = new Map<string, { study: string; series: string }>();
  let rowCount = 0;
  for await (const page of jobs.stream(statement)) {
    rowCount += page.length;
    for (const row of page) {
      const study = textOrNull(row, 'StudyInstanceUID') ?? '';
      const series = textOrNull(row, 'SeriesInstanceUID') ?? '';
      rows.set(textOrNull(row, 'SOPInstanceUID') ?? '', { study, series });
    }
  }
  return { rows, rowCount };
};

const compare = (
  { rows, rowCount }: { rows: PublicRows; rowCount: number },
  keys: Float64Array,
  table: string,
): Comparison => {
  const lacking = new Set<number>();
  for (const key of keys) {
    const name = imageIndexOf(key);
    const row = rows.get(dicomUid(name, 'instance'));
    if (row === undefined) {
      lacking.add(key);
      continue;
    }
    for (const level of ['study', 'series'] as const) {
      const expected = dicomUid(name, level);
      if (row[level] === expected) continue;
      const place = { file: table, column: level === 'study' ? COLUMNS[1] : COLUMNS[2] };
      throw new LoadError({ place, wanted: `${expected} for ${name}`, found: shown(row[level]) });
    }
  }
  return { isCompared: true, lacking, otherRows: rowCount - (keys.length - lacking.size) };
};
