import { registerEnumType } from 'type-graphql';
import { type PatientSplit, patientSplit } from '../statistics/patient-split.ts';
import type { Split } from '../terms/split.ts';

/** What a plan uses a patient's images for. */
export const AssignedSplit = {
  TRAIN: 'TRAIN',
  VALIDATION: 'VALIDATION',
  TEST: 'TEST',
} as const satisfies Readonly<Record<PatientSplit, PatientSplit>>;
export type AssignedSplit = PatientSplit;

registerEnumType(AssignedSplit, {
  name: 'AssignedSplit',
  description: 'What a split plan uses the images of a patient for.',
  valuesConfig: {
    TRAIN: { description: 'To train on.' },
    VALIDATION: { description: 'To choose between models with.' },
    TEST: { description: 'To judge the chosen model with.' },
  },
});

/** What becomes of the patients of the official test set. */
export const OfficialTest = { KEEP: 'KEEP', DIVIDE: 'DIVIDE' } as const;
export type OfficialTest = keyof typeof OfficialTest;

registerEnumType(OfficialTest, {
  name: 'OfficialTest',
  description: 'What a split plan does with the patients of the official test set.',
  valuesConfig: {
    KEEP: {
      description:
        'All of them are for testing, none for training or validation; the shares are of the other patients.',
    },
    DIVIDE: {
      description:
        'They are divided like all others. Results are then not comparable with published ones.',
    },
  },
});

/** How the patients of a cohort are divided. */
export interface SplitPlan {
  readonly train: number;
  readonly validation: number;
  readonly test: number;
  readonly seed: number;
  readonly officialTest: OfficialTest;
}

/** A patient, by number, and where the official lists have it. */
interface ListedPatient {
  readonly patientId: number;
  readonly split: Split | null;
}

/** Where a plan puts patients. */
export const splitBy = ({
  officialTest,
  seed,
  ...shares
}: SplitPlan): ((patient: ListedPatient) => AssignedSplit) => {
  const splitOf = patientSplit({ seed, shares, dividesOfficialTest: officialTest === 'DIVIDE' });
  return ({ patientId, split }) => splitOf({ patientId, isOfficialTest: split === 'TEST' });
};
