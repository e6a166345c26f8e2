import type { CohortColumnOrigin, CohortValue } from '../../export/cohort-columns.ts';
import { cohortColumns } from '../../export/cohort-columns.ts';
import type { CohortFileOrder } from '../../export/cohort-file.source.ts';
import { findingBit } from '../../terms/finding-bits.ts';
import type { LabelSetCode } from '../../terms/label-set-code.ts';
import type { CellsOrigin, FileColumn, FileForm } from './cells.ts';

/** The values that are sent behind the file names, in order; then two sets of bits for each label set. */
export const SENT_VALUES = [
  'patientId',
  'followUpNumber',
  'sex',
  'patientAgeYears',
  'viewPosition',
  'originalWidthPx',
  'originalHeightPx',
  'pixelSpacingXMm',
  'pixelSpacingYMm',
  'officialSplit',
  'assignedSplit',
] as const satisfies readonly CohortValue[];

export type SentValue = (typeof SENT_VALUES)[number];

/** What the thread has to know to write a file. */
export const fileForm = ({ cohort, format, header }: CohortFileOrder): FileForm => ({
  format,
  header: JSON.stringify(header),
  columns: cohortColumns(cohort.labelSets, cohort.plan !== null).map(
    ({ name, type, isNullable, origin }): FileColumn => ({
      name,
      type,
      isNullable,
      origin: originOf(origin, cohort.labelSets),
    }),
  ),
});

const originOf = (origin: CohortColumnOrigin, labelSets: readonly LabelSetCode[]): CellsOrigin => {
  switch (origin.kind) {
    case 'NAME':
      return { kind: 'CELLS', at: 0 };
    case 'VALUE':
      return { kind: 'CELLS', at: 1 + SENT_VALUES.indexOf(origin.value) };
    case 'UID':
      return origin;
    case 'LABEL': {
      const at = 1 + SENT_VALUES.length + 2 * labelSets.indexOf(origin.labelSet);
      return { kind: 'BIT', at, bit: findingBit(origin.finding) };
    }
  }
};
