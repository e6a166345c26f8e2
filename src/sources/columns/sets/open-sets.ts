import type { CatalogColumns, PendingColumns } from '../columns.ts';
import { openedOnce } from '../found.ts';
import { isPlanned } from '../from-file/planned.ts';
import { type ImageLists, imageLists } from './image-lists.ts';
import { imageOrders } from './image-orders.ts';
import { imageSets } from './image-sets.ts';
import { type ImageTallies, imageTallies } from './image-tallies.ts';
import { type LabelReads, labelReads } from './label-reads.ts';
import { type PatientLists, patientLists } from './patient-lists.ts';
import { patientSets } from './patient-sets.ts';
import { type SetParts, setColumns } from './set-columns.ts';

/** What sets of places answer; each of them says so where an engine has to be asked. */
export interface HeldSets {
  readonly images: ImageLists;
  readonly patients: PatientLists;
  readonly tallies: ImageTallies;
  readonly reads: LabelReads;
}

/** Null: an engine has to be asked for everything. */
export type AskSets = () => HeldSets | null;

/** What sets are made of. */
export interface SetsSource extends SetParts {
  readonly columns: PendingColumns;
}

/** More images than that are the engine's: too much would have to be looked at in one go. */
const MOST_IMAGES = 2 ** 21;

/** Sets over columns as soon as these are held, for requests that do not only plan. */
export const openSets = ({ columns, ...parts }: SetsSource): AskSets => {
  const opened = openedOnce((held: CatalogColumns) => setsOver(held, parts));
  return () => {
    const held = isPlanned() ? null : columns.held();
    return held === null ? null : opened(held);
  };
};

/** Of the memory that columns leave, the part for sets; the rest is for what finds images by UID. */
const SHARE = 1 / 2;

const setsOver = (held: CatalogColumns, parts: SetParts): HeldSets | null => {
  if (held.images.count > MOST_IMAGES) return null;
  const left = held.roomBytes * SHARE;
  const columns = setColumns(held, parts, left / 8);
  if (columns === null) return null;
  const images = imageSets(columns, left / 2);
  const orders = imageOrders(columns, left / 4);
  const patients = patientSets(held.patients, images, left / 16);
  return {
    images: imageLists(columns, images, orders),
    patients: patientLists(held.patients, patients, left / 16),
    tallies: imageTallies(columns, images),
    reads: labelReads(columns, images),
  };
};
