import { messageOf } from '../../decode.ts';
import type { DatasetName } from '../bigquery/bigquery.ts';
import { POINTER_TABLE, type Pointer } from './catalog-pointer.ts';
import { type Description, decodeDescription } from './description.ts';
import { LoadError } from './load/load-error.ts';
import { catalogFormat } from './load/table-shapes.ts';

/** A dataset without a catalog: says what is there instead, and what makes one. */
export const noCatalog = (
  { projectId, datasetId }: DatasetName,
  found: string,
  cause?: unknown,
): LoadError =>
  new LoadError({
    place: { file: `The BigQuery dataset ${projectId}.${datasetId}` },
    wanted: 'a catalog, as `npm run load -- --to bigquery` makes one',
    found,
    cause,
  });

/** What a dataset's pointer says of the catalog. LoadError where another program or release wrote it. */
export const descriptionIn = (pointer: Pointer, dataset: DatasetName): Description => {
  const description = readDescription(pointer, dataset);
  const wanted = catalogFormat();
  if (pointer.format === wanted) return description;
  throw noCatalog(dataset, `one of format ${pointer.format}, not ${wanted}: load it again`);
};

const readDescription = ({ description }: Pointer, dataset: DatasetName): Description => {
  try {
    return decodeDescription(description);
  } catch (error) {
    const found = `a description in ${POINTER_TABLE} that cannot be read (${messageOf(error)})`;
    throw noCatalog(dataset, found, error);
  }
};
