import { openDictionary } from '../../dicom/dictionary.ts';
import { SourceError } from '../../errors.ts';
import { OperatorError } from '../../operator-error.ts';
import type { BigQueryJobs, TableName } from '../bigquery/bigquery.ts';
import { attributeColumns } from './attribute-columns.ts';
import { type KnownTable, knownTable } from './attribute-statement.ts';

/** Where statements on the table run; null where BigQuery does not say where it is. */
export type JobsAt = (location: string | null) => BigQueryJobs;

/** A table of which the columns are known, and what runs statements on it. */
export interface ReadTable {
  readonly table: KnownTable;
  readonly jobs: BigQueryJobs;
}

/** Reads which columns a table has, and where it is. That is billed to nobody. */
export const readTable = async (name: TableName, jobsAt: JobsAt): Promise<ReadTable> => {
  const facts = await jobsAt(null).table(name);
  if (facts === null) throw unusable('There is none, or it must not be seen.', name);
  const attributes = attributeColumns(facts.columns, await openDictionary());
  const table = knownTable(name, facts.columns, attributes);
  if (table === null) throw unusable('It has no column SOPInstanceUID of type STRING.', name);
  return { table, jobs: jobsAt(facts.location) };
};

/** For its operator to mend: the setting names another table, or one that needs a grant. */
const unusable = (words: string, { projectId, datasetId, tableId }: TableName): SourceError =>
  new SourceError('BIGQUERY', 'columns of the table', {
    cause: new OperatorError(`BIGQUERY_DICOM_TABLE ${projectId}.${datasetId}.${tableId}: ${words}`),
    problem: 'NO_ACCESS',
  });
