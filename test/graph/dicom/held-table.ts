import { dicomObject, type Radiograph } from '../../../scripts/store/dicom-object.ts';
import type { DicomDataset } from '../../../src/dicom/dicom-json.ts';
import { createObjectCodec } from '../../../src/sources/objects/object-codec.ts';
import { exportColumns } from '../../support/dicom-export/export-columns.ts';
import { exportRow } from '../../support/dicom-export/export-rows.ts';
import { fillTable } from '../../support/dicom-export/fill-table.ts';
import type { EmulatorDataset } from '../../support/emulator-tables.ts';

/** Settings of a gateway that reads a table of the emulator, as it would the public one. */
export const tableSettings = (
  { url, projectId, datasetId }: EmulatorDataset,
  tableId: string,
): Readonly<Record<string, string>> => ({
  DICOM_ATTRIBUTES: 'bigquery',
  BIGQUERY_API_ENDPOINT: url,
  GOOGLE_CLOUD_PROJECT: projectId,
  BIGQUERY_DICOM_TABLE: `${projectId}.${datasetId}.${tableId}`,
});

/** Fills a table with an export of what objects say, but for the columns that are left out. */
export const holdInTable = async (
  emulator: EmulatorDataset,
  tableId: string,
  { datasets, without = [] }: HeldInTable,
): Promise<void> => {
  const columns = exportColumns(datasets).filter(({ name }) => !without.includes(name));
  await fillTable(emulator, { tableId, columns, rows: datasets.map(exportRow) });
};

interface HeldInTable {
  readonly datasets: readonly DicomDataset[];
  readonly without?: readonly string[];
}

/** What the objects of radiographs say, as it is read from their bytes. */
export const datasetsOf = async (
  radiographs: readonly Radiograph[],
): Promise<readonly DicomDataset[]> => {
  const codec = createObjectCodec();
  const datasets = await Promise.all(
    radiographs.map((radiograph) => codec.attributes(dicomObject(radiograph))),
  );
  await codec.close();
  return datasets;
};
