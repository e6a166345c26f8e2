import type { PatientSource, PatientsAtOnce } from '../../patient/patient.source.ts';
import type { CatalogColumns, PendingColumns } from './columns.ts';
import { countHeld, manyAtOnce, openedOnce } from './found.ts';
import { isPlanned } from './from-file/planned.ts';

/**
 * The same port around a port: patients by number are given from columns as soon as these are held. The
 * rest is asked, and so is what a request only plans.
 */
export const patientsOver = (source: PatientSource, pending: PendingColumns): PatientSource => {
  const opened = openedOnce(patientsAtOnce);
  const atOnce = (): PatientsAtOnce | null => {
    const columns = isPlanned() ? null : pending.held();
    return columns === null ? null : opened(columns);
  };
  const many = manyAtOnce(atOnce);
  return {
    ...source,
    patientsById: (ids) => many(ids, (held, id) => held.patientById(id), source.patientsById),
    atOnce: () => atOnce() ?? source.atOnce?.() ?? null,
  };
};

const patientsAtOnce = ({ patients }: CatalogColumns): PatientsAtOnce => ({
  patientById: (id) => {
    countPatient();
    const place = patients.placeOf(Number(id));
    return place < 0 ? null : patients.patientAt(place);
  },
});

const countPatient = countHeld('patients in columns');
