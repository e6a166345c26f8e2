import assert from 'node:assert/strict';
import { messageOf } from '../../../src/decode.ts';
import type { AttributeSource } from '../../../src/dicom/attribute.source.ts';
import type { DicomDataset } from '../../../src/dicom/dicom-json.ts';
import type { WantedTags } from '../../../src/dicom/wanted-tags.ts';
import { GatewayError } from '../../../src/errors.ts';
import {
  type AttributeTable,
  attributeTable,
} from '../../../src/sources/attribute-table/attribute-table.ts';
import { openBigQuery } from '../../../src/sources/bigquery/open-bigquery.ts';
import { ownAllowance } from '../../../src/sources/bigquery/own-allowance.ts';
import { startBigQueryEmulator } from '../../support/bigquery-emulator.ts';
import { exportColumns } from '../../support/dicom-export/export-columns.ts';
import { exportRow } from '../../support/dicom-export/export-rows.ts';
import { type FilledTable, fillTable } from '../../support/dicom-export/fill-table.ts';
import { type EmulatorFront, startEmulatorFront } from '../../support/emulator-front.ts';
import type { SeenStatement } from '../../support/emulator-jobs.ts';

const TIMEOUT_MS = 60_000;

/** An emulator with tables of attributes, and BigQuery's client in between. */
export interface OpenTables {
  readonly front: EmulatorFront;
  /** Fills a table with what an export makes of some data sets, and opens it. */
  exported(tableId: string, datasets: readonly DicomDataset[]): Promise<AttributeTable>;
  /** Fills a table with rows as they are, and opens it. */
  filled(table: FilledTable): Promise<AttributeTable>;
  /** Opens a table, whether it is there or not. */
  opened(tableId: string): AttributeTable;
  /** The statements that ran since they were last cleared; dry runs are no statements. */
  statements(): readonly SeenStatement[];
  stop(): Promise<void>;
}

export const openTables = async (): Promise<OpenTables> => {
  const front = await startEmulatorFront(await startBigQueryEmulator());
  const { projectId, datasetId, url: apiEndpoint } = front;
  const connection = await openBigQuery({ projectId, apiEndpoint, timeoutMs: TIMEOUT_MS });
  const place = { source: 'BIGQUERY', dataset: { projectId, datasetId } } as const;
  const allowance = ownAllowance(1e12);
  const opened = (tableId: string): AttributeTable =>
    attributeTable(
      { projectId, datasetId, tableId },
      (location) => connection.jobs({ ...place, location, allowance }),
      TIMEOUT_MS,
    );
  const filled = async (table: FilledTable): Promise<AttributeTable> => {
    await fillTable(front, table);
    return opened(table.tableId);
  };
  return {
    front,
    filled,
    opened,
    exported: (tableId, datasets) =>
      filled({ tableId, columns: exportColumns(datasets), rows: datasets.map(exportRow) }),
    statements: () => front.seen.filter(({ isDryRun }) => !isDryRun),
    stop: async () => {
      await connection.close();
      await front.stop();
    },
  };
};

/** What a source tells of some instances, by UID. Insists that each that it has could be read. */
export const tell = async (
  source: AttributeSource,
  uids: readonly string[],
  wanted: WantedTags,
): Promise<ReadonlyMap<string, DicomDataset>> => {
  const keys = uids.map((instanceUid) => ({
    imageIndex: '',
    studyUid: '',
    seriesUid: '',
    instanceUid,
  }));
  const found = await source.attributes(keys, wanted);
  return new Map(
    [...found].map(([uid, dataset]) => {
      assert.ok(!(dataset instanceof GatewayError), `${uid}: ${messageOf(dataset)}`);
      return [uid, dataset];
    }),
  );
};

/** SOP Instance UID. */
export const UID = '00080018';
