import { readCursor } from '../../../cursor.ts';
import { orderingName } from '../../../ordering.ts';
import { cutPage, type Page } from '../../../paging.ts';
import type { PatientFilter } from '../../../patient/patient.filter.ts';
import type { PatientOrder } from '../../../patient/patient.order.ts';
import type { PatientQuery } from '../../../patient/patient.source.ts';
import type { Patient } from '../../../patient/patient.ts';
import type { PatientColumns } from '../columns.ts';
import { placeOrHalf } from './image-orders.ts';
import type { PatientSets } from './patient-sets.ts';
import { type CursorPlace, placesOfPage } from './place-pages.ts';
import type { Sorted, SortKey } from './sorted-places.ts';
import { createSorting } from './sorting.ts';

/** Pages and numbers of patients; undefined: an engine has to be asked. */
export interface PatientLists {
  page(query: PatientQuery): Page<Patient> | undefined;
  count(filter: PatientFilter): number | undefined;
}

/** maxBytes: memory for orders. Errors: UserInputError where a cursor is of another list. */
export const patientLists = (
  patients: PatientColumns,
  sets: PatientSets,
  maxBytes: number,
): PatientLists => {
  const { count, imageCount } = patients;
  const sorting = createSorting(count, maxBytes);
  const mostImages = imageCount.reduce((most, images) => Math.max(most, images), 0);
  const keysOf = ({ keys }: PatientOrder): SortKey[] =>
    keys.map(({ field, isDescending }) =>
      field === 'PATIENT_ID'
        ? { values: null, highest: count - 1, isDescending }
        : { values: imageCount, highest: mostImages, isDescending },
    );
  const sortedBy = (order: PatientOrder, keys: readonly SortKey[]): Sorted | undefined => {
    const [first] = order.keys;
    const isNatural = first === undefined || (first.field === 'PATIENT_ID' && !first.isDescending);
    return isNatural ? null : sorting.by(orderingName('', order), () => keys);
  };
  return {
    page: (query) => {
      const cursor = cursorPlace(patients, query);
      const [set, keys] = [sets.thatMeet(query.filter), keysOf(query.order)];
      const sorted = sortedBy(query.order, keys);
      if (set === null || sorted === undefined) return undefined;
      const list = { bits: set.bits, count, sorted, keys };
      const places = placesOfPage(list, query.window, cursor);
      return cutPage(places.map(patients.patientAt), query.window);
    },
    count: (filter) => sets.thatMeet(filter)?.size,
  };
};

const cursorPlace = ({ ids }: PatientColumns, { order, window }: PatientQuery): CursorPlace => {
  const types = [...order.keys.map(() => 'number' as const), 'number' as const];
  const cursor = readCursor(window, orderingName('patients', order), types);
  if (cursor === null) return null;
  return cursor.map((value, i) => {
    const number = Number(value);
    return order.keys[i]?.field === 'IMAGE_COUNT' ? number : placeOrHalf(ids, number);
  });
};
