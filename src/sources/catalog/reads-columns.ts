import type { LabelSetCode } from '../../terms/label-set-code.ts';
import type { ReadersTable } from './tables.ts';

/** The label sets that hold reads, and the column of `readers` that counts a reader's reads in each. */
export const READS_COLUMNS = [
  { labelSet: 'FOUR_FINDINGS_2019', column: 'reads_four_findings_2019' },
  { labelSet: 'ALL_FINDINGS_2021', column: 'reads_all_findings_2021' },
] as const satisfies readonly { labelSet: LabelSetCode; column: keyof ReadersTable }[];
