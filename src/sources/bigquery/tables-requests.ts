import type { Asking } from './asking.ts';
import type { TableName } from './bigquery.ts';
import { datasetFacts } from './dataset-facts.ts';
import { brokenAnswer } from './failures.ts';
import { listAt, textAt } from './json.ts';
import { loadRows } from './load-rows.ts';
import { tableFacts } from './table-facts.ts';
import type { BigQueryTables } from './tables.ts';

/** Makes, fills and removes tables at one place. */
export const createTables = (asking: Asking): BigQueryTables => {
  const { api, questions, place } = asking;
  const { source } = place;
  return {
    dataset: () => datasetFacts(api, place, questions),
    table: (name) =>
      questions.run(`table ${name.tableId}`, (signal) => tableFacts(api, name, { source, signal })),
    listTables: () => namesFrom(asking, null, new Set()),
    loadRows: (table, lines, onProgress) => loadRows(asking, { table, onProgress }, lines),
    deleteTable: (name) => deleteTable(asking, name),
  };
};

/** Most names of one answer. */
const NAMES = 1000;

/** seen: the tokens of pages that were given before. */
const namesFrom = async (
  asking: Asking,
  pageToken: string | null,
  seen: ReadonlySet<string>,
): Promise<readonly string[]> => {
  const { api, place, questions } = asking;
  const { projectId, datasetId } = place.dataset;
  const asked = { source: place.source, attempted: `tables of ${datasetId}`, ceiling: null };
  const page = await questions.run(asked.attempted, (signal) =>
    api.call({
      ...asked,
      signal,
      method: 'GET',
      path: `/datasets/${datasetId}/tables`,
      projectId,
      query: { maxResults: NAMES, ...(pageToken === null ? {} : { pageToken }) },
    }),
  );
  const names = listAt(page, 'tables')
    .map((table) => textAt(table, 'tableReference', 'tableId'))
    .filter((name) => name !== null);
  const next = textAt(page, 'nextPageToken') || null;
  if (next === null) return names;
  if (seen.has(next)) throw brokenAnswer(asked, 'It gives a page token once more.');
  return [...names, ...(await namesFrom(asking, next, new Set([...seen, next])))];
};

const deleteTable = async (
  { api, place, questions }: Asking,
  { projectId, datasetId, tableId }: TableName,
): Promise<void> => {
  const asked = { source: place.source, attempted: `removal of ${tableId}`, ceiling: null };
  const path = `/datasets/${datasetId}/tables/${tableId}`;
  await questions.run(asked.attempted, (signal) =>
    api.call({ ...asked, signal, method: 'DELETE', path, projectId, nullAt: 404 }),
  );
};
