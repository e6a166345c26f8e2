import { shareBigQuery } from './compose-bigquery.ts';
import type { Lasting } from './compose-lasting.ts';
import type { Config } from './config.ts';
import { inRequest, ownRequest } from './request.ts';
import { readDatasetName } from './sources/bigquery/names.ts';
import { POINTER_TABLE } from './sources/catalog/catalog-pointer.ts';
import { fileMark, folderMark } from './sources/catalog/load/folder-mark.ts';

/** Says what is there to be loaded, without loading it. */
export interface ContentWatch {
  /** Another text once the data is another; null where that cannot be told now. Never rejects. */
  mark(): Promise<string | null>;
  close(): Promise<void>;
}

/** Looks at files, or at the table that says which load is served, which bills nothing. */
export const watchContent = (
  config: Config,
  { allowance }: Pick<Lasting, 'allowance'>,
): ContentWatch => {
  const { catalog, dataDir, bigquery } = config;
  if (catalog.engine === 'duckdb') {
    const { file } = catalog;
    return {
      mark: () => (file === null ? folderMark(dataDir) : fileMark(file)),
      close: async () => {},
    };
  }
  const shared = shareBigQuery(config, allowance);
  const look = async (): Promise<string | null> => {
    const { connection, allowance: open } = await shared.open();
    const dataset = readDatasetName(bigquery.dataset, bigquery.projectId);
    const place = { source: 'CATALOG', dataset, location: bigquery.location } as const;
    const table = { ...dataset, tableId: POINTER_TABLE };
    const facts = await connection.jobs({ ...place, allowance: open }).table(table);
    return facts?.changedAt ?? null;
  };
  return {
    mark: () => inRequest(ownRequest(), look).catch(() => null),
    close: shared.close,
  };
};
