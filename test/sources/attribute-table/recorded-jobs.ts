import { attributeTable } from '../../../src/sources/attribute-table/attribute-table.ts';
import type {
  BigQueryJobs,
  Column,
  Statement,
  TableFacts,
} from '../../../src/sources/bigquery/bigquery.ts';
import { column } from '../../support/table-columns.ts';

export const TABLE = { projectId: 'p', datasetId: 'd', tableId: 't' };

/** Of the table, where a test does not say. */
export const COLUMNS = [column('SOPInstanceUID', 'STRING'), column('PatientSex', 'STRING')];

/** A description of the table. */
export const factsOf = (columns: readonly Column[]): TableFacts => ({
  columns,
  rowCount: 1,
  byteCount: 1,
  location: 'europe-west1',
  changedAt: null,
});

const unasked = (): never => {
  throw new Error('Nobody should ask this.');
};

/** Jobs that answer as they are told, and record what they are asked and where. */
export const recordedJobs = (answers: Partial<BigQueryJobs>) => {
  const asked: string[] = [];
  const statements: Statement[] = [];
  const jobsAt = (location: string | null): BigQueryJobs => ({
    stream: unasked,
    estimate: unasked,
    ceiling: unasked,
    ...answers,
    table: async (name) => {
      asked.push(`table at ${location}`);
      return (answers.table ?? (async () => factsOf(COLUMNS)))(name);
    },
    run: async (statement) => {
      asked.push(`run at ${location}`);
      statements.push(statement);
      return (answers.run ?? unasked)(statement);
    },
  });
  return { asked, statements, jobsAt };
};

/** A table on such jobs. timeoutMs: for a question. */
export const recordedTable = (answers: Partial<BigQueryJobs>, timeoutMs = 30_000) => {
  const { jobsAt, ...recorded } = recordedJobs(answers);
  return { ...recorded, table: attributeTable(TABLE, jobsAt, timeoutMs) };
};
