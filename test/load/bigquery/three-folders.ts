import type { PatientRow } from '../../oracle/rows.ts';
import { cutSample } from '../../support/cut-sample.ts';

const cutTo = (count: number): string =>
  cutSample((patients: readonly PatientRow[]) => patients.slice(0, count));

/** Folders with other contents each, small, to be loaded one after the other. They are gone when the tests end. */
export const threeFolders = (): readonly [string, string, string] => [
  cutTo(10),
  cutTo(20),
  cutTo(30),
];
