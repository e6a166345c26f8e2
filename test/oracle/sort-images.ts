import type { ImageOrder, OrderBy, PatientOrder } from './filters.ts';
import type { ImageRow, PatientRow } from './rows.ts';

type Key = number | string | null;

const imageKeys: Record<ImageOrder['field'], (image: ImageRow) => Key> = {
  IMAGE_INDEX: (image) => image.imageIndex,
  PATIENT_ID: (image) => Number(image.patientId),
  PATIENT_AGE_YEARS: (image) => image.patientAgeYears,
  FOLLOW_UP_NUMBER: (image) => image.followUpNumber,
  READER_DISAGREEMENT: (image) => image.readerDisagreement,
};

const patientKeys: Record<PatientOrder['field'], (patient: PatientRow) => Key> = {
  PATIENT_ID: (patient) => Number(patient.patientId),
  IMAGE_COUNT: (patient) => patient.images.length,
};

/** Ties by imageIndex. */
export function sortImages(
  images: readonly ImageRow[],
  orderBy: readonly ImageOrder[] = [],
): readonly ImageRow[] {
  return images.toSorted(inOrder([...orderBy, { field: 'IMAGE_INDEX' }], imageKeys));
}

/** Ties by patientId. */
export function sortPatients(
  patients: readonly PatientRow[],
  orderBy: readonly PatientOrder[] = [],
): readonly PatientRow[] {
  return patients.toSorted(inOrder([...orderBy, { field: 'PATIENT_ID' }], patientKeys));
}

function inOrder<Field extends string, Row>(
  orderBy: readonly OrderBy<Field>[],
  keys: Record<Field, (row: Row) => Key>,
): (left: Row, right: Row) => number {
  return (left, right) => {
    for (const { field, direction = 'ASC' } of orderBy) {
      const difference = compare(keys[field](left), keys[field](right), direction);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** Null comes last in both directions. */
function compare(left: Key, right: Key, direction: 'ASC' | 'DESC'): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  const ascending = left < right ? -1 : 1;
  return direction === 'ASC' ? ascending : -ascending;
}
