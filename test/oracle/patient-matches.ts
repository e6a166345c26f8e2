import { holds, meets, meetsId, meetsInt, meetsList, spellPatientId } from './conditions.ts';
import type { PatientFilter } from './filters.ts';
import { imageMatches } from './image-matches.ts';
import type { PatientRow } from './rows.ts';

export function patientMatches(filter: PatientFilter, patient: PatientRow): boolean {
  return (
    holds(filter.and, (all) => all.every((each) => patientMatches(each, patient))) &&
    holds(filter.or, (any) => any.some((each) => patientMatches(each, patient))) &&
    holds(filter.not, (inner) => !patientMatches(inner, patient)) &&
    holds(filter.patientId, (it) => meetsId(it, patient.patientId, spellPatientId)) &&
    holds(filter.sex, (condition) => meets(condition, patient.sex)) &&
    holds(filter.split, (condition) => meets(condition, patient.split)) &&
    holds(filter.imageCount, (condition) => meetsInt(condition, patient.images.length)) &&
    holds(filter.images, (it) => meetsList(it, () => patient.images, imageMatches))
  );
}
