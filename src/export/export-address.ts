import { hash } from 'node:crypto';
import { type Addressing, addressOf } from '../terms/signed-address.ts';
import { type CohortFileKind, FILE_KINDS } from './export-format.ts';

/** Digits that tell files of different cohorts apart in a folder. */
const NAME_DIGITS = 10;

/** The path of a file of a cohort. */
export const exportPath = (cohortId: string, kind: CohortFileKind): string =>
  `/exports/${cohortId}.${FILE_KINDS[kind].extension}`;

/** The address of a file of a cohort; signed where there is a secret. */
export const exportAddress = (
  addressing: Addressing,
  cohortId: string,
  kind: CohortFileKind,
): string => addressOf(addressing, exportPath(cohortId, kind));

/** The name under which a file is saved: the same for all formats of a cohort, but for its end. */
export const exportFileName = (cohortId: string, kind: CohortFileKind): string =>
  `radiograph-cohort-${hash('sha256', cohortId).slice(0, NAME_DIGITS)}.${FILE_KINDS[kind].extension}`;
