import type { Page } from '../../paging.ts';
import type { PatientSource } from '../../patient/patient.source.ts';
import type { Patient } from '../../patient/patient.ts';
import { keyOf, remember } from './cache.ts';

/** About what a Patient takes in memory. */
const PATIENT_BYTES = 250;
const COUNT_BYTES = 8;

/** The same port around a port: what was asked before is not asked again. */
export const cachedPatients = (source: PatientSource, maxBytes: number): PatientSource => {
  const share = maxBytes / 8;
  const byId = remember<string, Patient>(share * 5, () => PATIENT_BYTES, 'patients by number');
  const pages = remember<string, Page<Patient>>(
    share * 2,
    ({ rows }) => rows.length * PATIENT_BYTES,
    'page of patients',
  );
  const counts = remember<string, number>(share, () => COUNT_BYTES, 'count of patients');
  return {
    patientsById: (ids) => byId.many(ids, (missing) => source.patientsById(missing)),
    patientPage: (query) => pages.one(keyOf(query), async () => source.patientPage(query)),
    patientCount: (filter) => counts.one(keyOf(filter), async () => source.patientCount(filter)),
  };
};
