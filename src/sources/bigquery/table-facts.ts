import type { BigQueryApi, Call } from './api.ts';
import type { TableFacts, TableName } from './bigquery.ts';
import { columnsOf } from './columns.ts';
import { brokenAnswer } from './failures.ts';
import { at, countAt, textAt } from './json.ts';

/** What is known of a table without reading it; null where there is none. Errors: those of a call. */
export const tableFacts = async (
  api: BigQueryApi,
  { projectId, datasetId, tableId }: TableName,
  asked: Pick<Call, 'source' | 'signal'>,
): Promise<TableFacts | null> => {
  const call = { ...asked, attempted: `table ${tableId}`, ceiling: null };
  const path = `/datasets/${datasetId}/tables/${tableId}`;
  const table = await api.call({ ...call, method: 'GET', path, projectId, nullAt: 404 });
  if (table === null) return null;
  try {
    return {
      columns: columnsOf(at(table, 'schema')),
      rowCount: countAt(table, 'numRows') ?? 0,
      byteCount: countAt(table, 'numBytes') ?? 0,
      location: textAt(table, 'location'),
      changedAt: textAt(table, 'lastModifiedTime'),
    };
  } catch (error) {
    throw brokenAnswer(call, String(error));
  }
};
