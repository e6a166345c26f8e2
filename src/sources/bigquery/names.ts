import type { DatasetName, TableName } from './bigquery.ts';

/** PROJECT.DATASET, or DATASET of a project; a project's name may have dots, a dataset's has none. */
export const readDatasetName = (text: string, projectId: string): DatasetName => {
  const dot = text.lastIndexOf('.');
  return dot < 0
    ? { projectId, datasetId: text }
    : { projectId: text.slice(0, dot), datasetId: text.slice(dot + 1) };
};

/** PROJECT.DATASET.TABLE. */
export const readTableName = (text: string): TableName => {
  const dot = text.lastIndexOf('.');
  return { ...readDatasetName(text.slice(0, dot), ''), tableId: text.slice(dot + 1) };
};
