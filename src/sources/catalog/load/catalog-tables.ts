import type { Tables } from '../tables.ts';
import { assessmentTable } from './assessment-table.ts';
import { boxTable } from './box-table.ts';
import type { Collection } from './collection.ts';
import type { TableToWrite } from './columns.ts';
import { countPatients } from './image-keys.ts';
import { imageTable } from './image-table.ts';
import { patientTable } from './patient-table.ts';
import { countReads, type ReadCounts, readerTable } from './reader-table.ts';
import { uidTable } from './uid-table.ts';

/** A table of the catalog, ready to be written once, whatever its rows are. */
export interface CatalogTable {
  readonly name: keyof Tables;
  readonly rowCount: number;
  writeTo<T>(write: <R>(table: TableToWrite<R>) => T): T;
}

/**
 * The tables of the catalog: the same rows in the same order for every engine.
 *
 * lacking: numbers of the images that the public table of DICOM attributes has no row of; null where
 * nobody compared.
 */
export const catalogTables = (
  collection: Collection,
  lacking: ReadonlySet<number> | null,
): readonly CatalogTable[] => {
  const { images, boxes, expert } = collection;
  const { keys } = images;
  const releases = [images.nlp2017, images.nlp2020].filter((release) => release !== null);
  return [
    counted('images', keys.length, imageTable(collection)),
    counted(
      'assessments',
      releases.length * keys.length + expert.length,
      assessmentTable(collection),
    ),
    counted('boxes', boxes.length, boxTable(collection)),
    readersOf(countReads(expert)),
    counted('patients', countPatients(keys), patientTable(collection)),
    counted('uids', keys.length, uidTable(keys, lacking)),
  ];
};

/** The table of the readers, of all that were counted. */
export const readersOf = (counts: ReadCounts): CatalogTable =>
  counted('readers', counts.size, readerTable(counts));

const counted = <R>(
  name: keyof Tables,
  rowCount: number,
  table: TableToWrite<R>,
): CatalogTable => ({ name, rowCount, writeTo: (write) => write(table) });
