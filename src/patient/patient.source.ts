import type { Page, Window } from '../paging.ts';
import type { Soon } from '../soon.ts';
import type { PatientFilter } from './patient.filter.ts';
import type { PatientOrder } from './patient.order.ts';
import type { Patient } from './patient.ts';

/** Some patients of an ordered, filtered set. */
export interface PatientQuery {
  readonly filter: PatientFilter;
  readonly order: PatientOrder;
  readonly window: Window;
}

/** Patients in memory, one at a time; undefined: they have to be asked for. */
export interface PatientsAtOnce {
  patientById(patientId: string): Patient | null | undefined;
}

/** Where patients come from. An unknown key is missing from a map. Rejects with SourceError. */
export interface PatientSource {
  /** Keys as the graph writes them: "13". */
  patientsById(patientIds: readonly string[]): Promise<ReadonlyMap<string, Patient>>;
  patientPage(query: PatientQuery): Soon<Page<Patient>>;
  patientCount(filter: PatientFilter): Soon<number>;
  /** What the present request takes from memory; null, or left out: nothing. */
  atOnce?(): PatientsAtOnce | null;
}
