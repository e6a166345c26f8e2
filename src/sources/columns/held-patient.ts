import { toGlobalId } from '../../global-id.ts';
import type { Patient } from '../../patient/patient.ts';
import type { Sex } from '../../terms/sex.ts';
import type { Split } from '../../terms/split.ts';
import { NO_CODE, type PatientColumns, SEXES, SPLITS } from './columns.ts';

/** The columns that patients are made of. */
export type PatientNumbers = Omit<PatientColumns, 'placeOf' | 'patientAt'>;

/** A patient that is a place in the columns; a class for the reason that held images are. */
class HeldPatient implements Patient {
  readonly #patients: PatientNumbers;
  readonly #place: number;

  constructor(patients: PatientNumbers, place: number) {
    this.#patients = patients;
    this.#place = place;
  }

  get id(): string {
    return toGlobalId('Patient', this.patientId);
  }

  get patientId(): string {
    return String(this.#patients.ids[this.#place] ?? 0);
  }

  get sex(): Sex {
    return SEXES[this.#patients.sex[this.#place] ?? 0] ?? 'FEMALE';
  }

  get split(): Split | null {
    return SPLITS[this.#patients.split[this.#place] ?? NO_CODE] ?? null;
  }

  get imageCount(): number {
    return this.#patients.imageCount[this.#place] ?? 0;
  }
}

/** The patient of a place. */
export const heldPatient = (patients: PatientNumbers, place: number): Patient =>
  new HeldPatient(patients, place);
