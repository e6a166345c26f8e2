import type { Config } from './config.ts';
import type { Sources } from './context.ts';
import type { Catalog } from './sources/catalog/catalog.ts';
import { type OpenColumns, openColumns } from './sources/columns/open-columns.ts';
import { imagesOver } from './sources/columns/over-images.ts';
import { labelsOver } from './sources/columns/over-labels.ts';
import { patientsOver } from './sources/columns/over-patients.ts';
import { readersOver } from './sources/columns/over-readers.ts';
import { openSets } from './sources/columns/sets/open-sets.ts';
import {
  agreementOverSets,
  comparisonOverSets,
  imagesOverSets,
  patientsOverSets,
} from './sources/columns/sets/over-sets.ts';
import { talliesOverSets } from './sources/columns/sets/tallies-over-sets.ts';

/** Sources over columns, and the columns, which are still being read. */
export interface ColumnsOver {
  readonly sources: Sources;
  readonly columns: OpenColumns;
}

/**
 * The rows of a catalog in memory, before what asks its engine; null where they are not wanted, or the
 * engine bills what is read of it.
 */
export const overColumns = (
  below: Sources,
  catalog: Catalog,
  { speed, logError }: Pick<Config, 'speed'> & { logError: LogError },
): ColumnsOver | null => {
  if (!speed.isFast || speed.columnBytes === 0 || catalog.isBilledByColumn) return null;
  const columns = openColumns({ catalog, maxBytes: speed.columnBytes, logError });
  const { loadedSets } = catalog;
  const images = imagesOver(below.images, columns);
  const imageByStudyUid = (uid: string) => images.atOnce?.()?.imageByStudyUid(uid);
  const sets = openSets({ columns, loadedSets, imageByStudyUid });
  const sources: Sources = {
    ...below,
    images: imagesOverSets(images, sets),
    patients: patientsOverSets(patientsOver(below.patients, columns), sets),
    labels: labelsOver(below.labels, columns, loadedSets),
    readers: readersOver(below.readers, columns),
    tallies: talliesOverSets(below.tallies, sets),
    agreement: agreementOverSets(below.agreement, sets),
    comparison: comparisonOverSets(below.comparison, sets),
  };
  return { sources, columns };
};

type LogError = (message: string, error: unknown) => void;
