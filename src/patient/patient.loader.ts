import { loadOne, whenAsked } from '../batch.ts';
import type { PatientSource } from './patient.source.ts';

/** Loaders over the patients of one request. */
export const patientLoaders = (patients: PatientSource) => {
  const held = whenAsked(() => patients.atOnce?.());
  return {
    patientById: loadOne(
      'patientById',
      (ids: readonly string[]) => patients.patientsById(ids),
      (id) => held()?.patientById(id),
    ),
  };
};
