import type { SourceStatus } from '../../dataset/dataset.ts';
import type { Row } from '../../decode.ts';
import type { AttributeSource } from '../../dicom/attribute.source.ts';
import type { DicomDataset } from '../../dicom/dicom-json.ts';
import type { WantedTags } from '../../dicom/wanted-tags.ts';
import { type GatewayError, SourceError } from '../../errors.ts';
import type { SourcePlan } from '../../query-plan.ts';
import { currentRequest } from '../../request.ts';
import type { BigQueryJobs, Statement, TableName } from '../bigquery/bigquery.ts';
import { inTimeLeft } from '../guard/time-left.ts';
import type { AttributeColumn } from './attribute-columns.ts';
import { attributeStatement, wantedColumns } from './attribute-statement.ts';
import { type CurrentTable, currentTable } from './current-table.ts';
import { presentRows } from './present-rows.ts';
import type { JobsAt, ReadTable } from './read-table.ts';
import { rowDataset } from './row-dataset.ts';
import { tableStatus } from './table-status.ts';

const SOURCE = 'BIGQUERY';

/** Instances of one statement. */
const MOST_INSTANCES = 1000;

/** Problems that a table without a column does not have. */
const OTHER_PROBLEMS = new Set(['TIMEOUT', 'BUSY', 'NO_ACCESS']);

/** The attributes of DICOM instances in a table, and how it is. */
export interface AttributeTable extends AttributeSource {
  /** Says also which columns it lacks. Never rejects. */
  status(): Promise<SourceStatus>;
}

type Answers = ReadonlyMap<string, DicomDataset | GatewayError>;

/**
 * A table with a column for each attribute, as the Cloud Healthcare API exports the instances of a
 * DICOM store, as a source of attributes: a statement for a thousand instances, and for no others.
 *
 * The columns are looked up at once, in the background, and again where a statement fails: a table
 * that lost one is answered from without it.
 *
 * timeoutMs: for a question, also where the table has to be looked at again.
 */
export const attributeTable = (
  name: TableName,
  jobsAt: JobsAt,
  timeoutMs: number,
): AttributeTable => {
  const current = Object.assign(currentTable(name, jobsAt), { timeoutMs });
  // Whoever asks first hears of a failure.
  current.known().catch(() => {});
  return {
    source: SOURCE,
    attributes: async (keys, wanted) => {
      const uids = [...new Set(keys.map(({ instanceUid }) => instanceUid))].toSorted();
      const parts = chunksOf(uids, MOST_INSTANCES).map((part) => ask(current, part, wanted));
      return new Map((await Promise.all(parts)).flatMap((found) => [...found]));
    },
    status: tableStatus(current),
  };
};

const ask = async (
  current: CurrentTable & { readonly timeoutMs: number },
  instanceUids: readonly string[],
  wanted: WantedTags,
): Promise<Answers> => {
  const askedAt = performance.now();
  const known = await current.known();
  const asked = questionOf(known, instanceUids, wanted);
  try {
    return await answer(known.jobs, asked);
  } catch (error) {
    if (!(error instanceof SourceError) || OTHER_PROBLEMS.has(error.problem)) throw error;
    const askAgain = async (): Promise<Answers> => {
      const now = await current.lookAgain(known);
      const again = questionOf(now, instanceUids, wanted);
      if (again.statement.sql === asked.statement.sql) throw error;
      return answer(now.jobs, again);
    };
    const leftMs = current.timeoutMs - (performance.now() - askedAt);
    return inTimeLeft(leftMs, askAgain, error);
  }
};

/** A statement, and how its rows are read. */
interface Question extends Pick<ReadTable, 'table'> {
  readonly columns: readonly AttributeColumn[];
  readonly statement: Statement;
}

const questionOf = (
  { table }: ReadTable,
  instanceUids: readonly string[],
  wanted: WantedTags,
): Question => {
  const columns = wantedColumns(table, wanted);
  return { table, columns, statement: attributeStatement(table, columns, instanceUids) };
};

const answer = async (jobs: BigQueryJobs, question: Question): Promise<Answers> => {
  const { table, columns, statement } = question;
  const plan = currentRequest()?.plan ?? null;
  if (plan !== null) {
    plan.add(await planOf(jobs, statement));
    return new Map();
  }
  const present = presentRows(await jobs.run(statement), table);
  return new Map([...present].map(([uid, row]) => [uid, readRow(uid, row, columns)]));
};

const planOf = async (jobs: BigQueryJobs, statement: Statement): Promise<SourcePlan> => {
  const { bytesProcessed, isCached } = await jobs.estimate(statement);
  return {
    source: SOURCE,
    question: statement.label,
    statement: statement.sql,
    estimatedBytes: isCached ? '0' : String(bytesProcessed),
    maximumBytesBilled: String(jobs.ceiling()),
    isCached,
  };
};

/** A row that cannot be read leaves the others as they are. */
const readRow = (
  instanceUid: string,
  row: Row,
  columns: readonly AttributeColumn[],
): DicomDataset | GatewayError => {
  try {
    return rowDataset(row, columns);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const attempted = `attributes of ${instanceUid}`;
    return new SourceError(SOURCE, attempted, { cause: error, problem: 'DAMAGED' });
  }
};

const chunksOf = <T>(all: readonly T[], length: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / length) }, (_, place) =>
    all.slice(place * length, (place + 1) * length),
  );
