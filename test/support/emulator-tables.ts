// Tables of the emulator, as another program than the gateway makes and removes them.
import { countAt, listAt, textAt } from '../../src/sources/bigquery/json.ts';
import type { BigQueryEmulator } from './bigquery-emulator.ts';

/** Where the emulator is asked, and its dataset. */
export type EmulatorDataset = Pick<BigQueryEmulator, 'url' | 'projectId' | 'datasetId'>;

/** A column as the REST API writes it. */
type Field = Readonly<Record<string, unknown>>;

/** Makes another dataset. */
export const createDataset = (
  emulator: EmulatorDataset,
  { datasetId, location }: { datasetId: string; location: string },
): Promise<void> => {
  const datasetReference = { projectId: emulator.projectId, datasetId };
  return post(emulator, '/datasets', { datasetReference, location });
};

/** The names of the tables, sorted. */
export const tablesIn = async (emulator: EmulatorDataset): Promise<string[]> => {
  const answer: unknown = await (await send(emulator, { method: 'GET', path: TABLES })).json();
  return listAt(answer, 'tables')
    .flatMap((table) => textAt(table, 'tableReference', 'tableId') ?? [])
    .toSorted();
};

/** How many rows a table has. */
export const rowCountOf = async (emulator: EmulatorDataset, tableId: string): Promise<number> => {
  const path = `${TABLES}/${tableId}`;
  const answer: unknown = await (await send(emulator, { method: 'GET', path })).json();
  return countAt(answer, 'numRows') ?? 0;
};

/** Makes a table without rows. */
export const createTable = (
  emulator: EmulatorDataset,
  tableId: string,
  fields: readonly Field[],
): Promise<void> => {
  const { projectId, datasetId } = emulator;
  return post(emulator, TABLES, {
    tableReference: { projectId, datasetId, tableId },
    schema: { fields },
  });
};

/** Removes a table; none is removed where there is none. */
export const removeTable = async (emulator: EmulatorDataset, tableId: string): Promise<void> => {
  const response = await send(emulator, { method: 'DELETE', path: `${TABLES}/${tableId}` });
  if (!response.ok && response.status !== 404) throw new Error(await response.text());
};

/** Adds rows to a table: values by column. */
export const addRows = (
  emulator: EmulatorDataset,
  tableId: string,
  rows: readonly Field[],
): Promise<void> =>
  post(emulator, `${TABLES}/${tableId}/insertAll`, { rows: rows.map((json) => ({ json })) });

/** Runs a statement that is the test's own. */
export const runSql = (emulator: EmulatorDataset, query: string): Promise<void> =>
  post(emulator, '/queries', { query, useLegacySql: false });

/** Paths that begin with this are within the dataset. */
const TABLES = '/tables';

const post = async (emulator: EmulatorDataset, path: string, body: object): Promise<void> => {
  const response = await send(emulator, { method: 'POST', path, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
};

interface Question {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
}

const send = (
  { url, projectId, datasetId }: EmulatorDataset,
  { method, path, body }: Question,
): Promise<Response> => {
  const project = `${url}/bigquery/v2/projects/${projectId}`;
  const within = path.startsWith(TABLES) ? `/datasets/${datasetId}` : '';
  return fetch(`${project}${within}${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
};
