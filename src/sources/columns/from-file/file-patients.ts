import type { PatientFilter } from '../../../patient/patient.filter.ts';
import type { PatientSortField } from '../../../patient/patient.input.ts';
import type { PatientSource } from '../../../patient/patient.source.ts';
import type { Patient } from '../../../patient/patient.ts';
import type { RowFile } from '../../catalog/row-file/row-file.ts';
import { countHeld, foundOf } from '../found.ts';
import { type KeyedList, naturalPage } from './natural-page.ts';
import { isPlanned } from './planned.ts';

/**
 * The same port around a port: patients by number, and pages in the order of numbers, are read from a
 * row file. The rest is asked.
 */
export const filePatients = (source: PatientSource, rows: RowFile): PatientSource => {
  const list = listOf(rows);
  const held = { patientById: (id: string) => patientOf(rows, id) };
  return {
    ...source,
    patientsById: async (ids) =>
      (isPlanned() ? null : foundOf(ids, held.patientById)) ?? source.patientsById(ids),
    patientPage: (query) => {
      if (isPlanned() || !isEveryPatient(query.filter)) return source.patientPage(query);
      return naturalPage(list, { ...query, isMet: null }) ?? source.patientPage(query);
    },
    patientCount: (filter) =>
      isEveryPatient(filter) && !isPlanned() ? rows.patientCount : source.patientCount(filter),
    atOnce: () => (isPlanned() ? null : held),
  };
};

const isEveryPatient = (filter: PatientFilter): boolean =>
  filter.kind === 'all' && filter.of.length === 0;

const countPatient = countHeld('patients in row file');

const patientOf = (rows: RowFile, id: string): Patient | null => {
  countPatient();
  const place = rows.placeOfPatient(Number(id));
  return place < 0 ? null : rows.patientAt(place);
};

const listOf = (rows: RowFile): KeyedList<PatientSortField, Patient> => ({
  name: 'patients',
  field: 'PATIENT_ID',
  type: 'number',
  keyOf: (value) => (typeof value === 'number' ? value : null),
  placesBefore: rows.patientsBefore,
  count: rows.patientCount,
  rowAt: rows.patientAt,
});
