import { encodeCursor } from '../cursor.ts';
import { type Ordering, orderingName } from '../ordering.ts';
import type { PatientSortField } from './patient.input.ts';
import type { Patient } from './patient.ts';

/** How patients are ordered; the patient's number settles ties. */
export type PatientOrder = Ordering<PatientSortField>;

/** The cursor of a patient in a list of one order: its sort values, then its number. */
export const patientCursor = (patient: Patient, order: PatientOrder): string => {
  const number = Number(patient.patientId);
  return encodeCursor(orderingName('patients', order), [
    ...order.keys.map(({ field }) => (field === 'IMAGE_COUNT' ? patient.imageCount : number)),
    number,
  ]);
};
