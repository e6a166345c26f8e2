import { createHash } from 'node:crypto';

/** What the images of a patient are for. */
export type PatientSplit = 'TRAIN' | 'VALIDATION' | 'TEST';

/** How patients are divided. */
export interface SplitPlan {
  /** A whole number; another one divides them otherwise. */
  readonly seed: number;
  /** How the patients that are divided stand to each other: 0.7, 0.15 and 0.15, or 70, 15 and 15. */
  readonly shares: Readonly<Record<'train' | 'validation' | 'test', number>>;
  /** False: patients of the official test set are all for testing, and the shares are of the others. */
  readonly dividesOfficialTest: boolean;
}

/** A patient, by number. */
export interface SplitPatient {
  readonly patientId: number;
  readonly isOfficialTest: boolean;
}

/**
 * Divides patients, whole: all images of a patient have the same use.
 *
 * Where a patient goes depends on the plan and the patient alone, on no other patient of the cohort
 * and on no order. So a cohort that grows or shrinks moves nobody from training to testing, and two
 * cohorts of one plan can be joined. The price: the shares are expectations. Of n patients a share p
 * gets p·n, give or take √(p·(1 − p)·n); and images follow their patients, who have 1 to 184 of them.
 *
 * The rule, for other programs: SHA-256 of the text "seed:patientId", both in decimal; its first 48
 * bits as a fraction, at least 0 and below 1. Below train's share of the sum of shares: training; below
 * that of train and validation together: validation; else testing.
 *
 * Errors: RangeError where the seed is not a whole number, or the shares are negative or all 0.
 */
export const patientSplit = (plan: SplitPlan): ((patient: SplitPatient) => PatientSplit) => {
  const { train, validation, test } = plan.shares;
  const sum = train + validation + test;
  if (!Number.isSafeInteger(plan.seed)) throw new RangeError('A seed is a whole number.');
  if (![train, validation, test].every((share) => share >= 0) || !(sum > 0 && sum < Infinity)) {
    throw new RangeError('Shares are not negative, and not all 0.');
  }
  return ({ patientId, isOfficialTest }) => {
    if (isOfficialTest && !plan.dividesOfficialTest) return 'TEST';
    const place = fractionOf(`${plan.seed}:${patientId}`);
    if (place < train / sum) return 'TRAIN';
    // Without a share for testing, this is exactly 1, and nobody is left over.
    return place < (train + validation) / sum ? 'VALIDATION' : 'TEST';
  };
};

const BITS = 48;

const fractionOf = (text: string): number =>
  createHash('sha256')
    .update(text)
    .digest()
    .readUIntBE(0, BITS / 8) /
  2 ** BITS;
