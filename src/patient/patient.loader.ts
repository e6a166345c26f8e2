import { loadOne } from '../batch.ts';
import type { PatientSource } from './patient.source.ts';

/** Loaders over the patients of one request. */
export const patientLoaders = (patients: PatientSource) => ({
  patientById: loadOne('patientById', (ids: readonly string[]) => patients.patientsById(ids)),
});
