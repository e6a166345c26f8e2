import { shareBigQuery } from './compose-bigquery.ts';
import type { Config } from './config.ts';
import { inRequest, ownRequest } from './request.ts';
import { readDatasetName, readTableName } from './sources/bigquery/names.ts';
import { ownAllowance } from './sources/bigquery/own-allowance.ts';
import { type BigQueryLoad, loadIntoBigQuery } from './sources/catalog/load/load-bigquery.ts';
import { loadFolderIntoFile } from './sources/catalog/load/load-folder-into-file.ts';
import {
  count,
  wordsOfCost,
  wordsOfEvent,
  wordsOfPrice,
} from './sources/catalog/load/load-words.ts';
import { type Snapshot, snapshotCatalog } from './sources/catalog/load/snapshot.ts';

export { LoadError } from './sources/catalog/load/load-error.ts';

/** Who is told what happens, and asked. */
export interface LoadWatcher {
  /** Told a line at a time. */
  readonly say: (line: string) => void;
  /** The same, where more lines of the kind are to come: not each of them matters. */
  readonly sayProgress: (line: string) => void;
  /** Whether to spend what was said. */
  readonly agree: () => Promise<boolean>;
}

/** The ways to load; each rejects with LoadError, and with SourceError where BigQuery fails. */
export interface Loading {
  folderIntoFile(file: string): Promise<void>;
  folderIntoBigQuery(): Promise<void>;
  /** False where nobody agreed to what it costs. */
  bigqueryIntoFile(file: string): Promise<boolean>;
  /** Cancels what runs on BigQuery. */
  close(): Promise<void>;
}

/** Whole tables are read and made, and nobody waits for a page of the graph: in milliseconds, at least. */
const PATIENCE_MS = 120_000;

/** What was billed is learnt a little later than the rows, in milliseconds. */
const LEARNING_MS = 10_000;

/** Chooses what reads and what writes. Nothing is opened yet. */
export const composeLoading = (config: Config, watcher: LoadWatcher): Loading => {
  const { say } = watcher;
  const { dataDir, bigquery } = config;
  const timeoutMs = Math.max(bigquery.timeoutMs, PATIENCE_MS);
  const shared = shareBigQuery(
    { ...config, bigquery: { ...bigquery, timeoutMs, silenceMs: timeoutMs } },
    () => ({
      ...ownAllowance(bigquery.maxBytesBilled.everyone),
      close: async () => {},
    }),
  );
  const { projectId, location } = bigquery;
  const place = { dataset: readDatasetName(bigquery.dataset, projectId), location };
  const publicTable = readTableName(bigquery.dicomTable);
  return {
    folderIntoFile: (file) => loadFolderIntoFile(dataDir, file, onTableOf(watcher)),
    folderIntoBigQuery: () =>
      charged(say, async () => {
        const onProgress = onEventOf(watcher);
        const opened = await shared.open();
        await loadIntoBigQuery({ ...opened, ...place, dataDir, publicTable, onProgress });
      }),
    bigqueryIntoFile: (file) =>
      charged(say, async () => {
        const opened = await shared.open();
        return snapshotCatalog({ ...opened, ...place, ...snapshotWatcher(watcher), file });
      }),
    close: () => shared.close(),
  };
};

const onTableOf =
  ({ say }: LoadWatcher): Snapshot['onTable'] =>
  ({ name, rowCount }) =>
    say(`${name}: ${count(rowCount)} rows.`);

const onEventOf =
  ({ say, sayProgress }: LoadWatcher): BigQueryLoad['onProgress'] =>
  (event) => {
    const isUnderWay = event.kind === 'TABLE' && event.progress.state === 'SENDING';
    (isUnderWay ? sayProgress : say)(wordsOfEvent(event));
  };

const snapshotWatcher = (watcher: LoadWatcher): Pick<Snapshot, 'agree' | 'onRows' | 'onTable'> => ({
  agree: (price) => {
    for (const line of wordsOfPrice(price)) watcher.say(line);
    return watcher.agree();
  },
  onRows: ({ table, rows, rowCount }) =>
    watcher.sayProgress(`${table}: ${count(rows)} of ${count(rowCount)} rows.`),
  onTable: onTableOf(watcher),
});

/** Does something on BigQuery, and says what it cost, also where it fails. */
const charged = async <T>(say: LoadWatcher['say'], work: () => Promise<T>): Promise<T> => {
  const request = ownRequest({ caller: 'load', operationName: () => 'load' });
  try {
    return await inRequest(request, work);
  } finally {
    const cost = await request.spending.total(LEARNING_MS);
    if (cost !== null) {
      say(wordsOfCost(cost));
    }
  }
};
