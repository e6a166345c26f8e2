import { Field, Float, InputType, Int } from 'type-graphql';
import { UserInputError } from '../errors.ts';
import { OfficialTest, type SplitPlan } from './assigned-split.ts';

/** How far the sum of shares may be from 1: thirds that are written with six digits add up. */
const TOLERANCE = 1e-5;

/** How to divide the patients of a cohort. */
@InputType({
  description:
    'How to divide patients: all images of one are on the same side. Where a patient goes depends on seed, shares and patient number alone, so it is the same in every cohort: the first 48 bits of SHA-256("seed:patientId") as a fraction; below train: TRAIN; below train + validation: VALIDATION; else TEST. So the shares are expectations: of n patients a share p gets p·n, give or take √(p(1-p)n).',
})
export class SplitPlanInput {
  @Field(() => Float, { description: 'Share of the patients to train on, 0 to 1.' })
  train!: number;

  @Field(() => Float, { description: 'Share for validation, 0 to 1.' })
  validation!: number;

  @Field(() => Float, {
    description:
      'Share for testing, 0 to 1, beside the official test patients that are kept. The three add up to 1, within 0.00001.',
  })
  test!: number;

  @Field(() => Int, {
    description: 'Any whole number; another one divides the patients otherwise.',
  })
  seed!: number;

  @Field(() => OfficialTest, {
    defaultValue: 'KEEP',
    description: 'What becomes of the patients of the official test set.',
  })
  officialTest!: OfficialTest;
}

/** Reads a plan. UserInputError says which share is wrong, or what they add up to. */
export const readSplitPlan = (input: SplitPlanInput): SplitPlan => {
  const { train, validation, test, seed, officialTest } = input;
  for (const [name, share] of Object.entries({ train, validation, test })) {
    if (share >= 0 && share <= 1) continue;
    throw new UserInputError(`split.${name} takes a share from 0 to 1, found ${share}.`);
  }
  const sum = train + validation + test;
  if (Math.abs(sum - 1) > TOLERANCE) {
    throw new UserInputError(
      `split: train, validation and test add up to 1, found ${train} + ${validation} + ${test} = ${sum}.`,
    );
  }
  // A variable that is null where a default stands gets this far.
  if (officialTest === null) {
    throw new UserInputError('split.officialTest takes KEEP or DIVIDE, found null.');
  }
  return { train, validation, test, seed, officialTest };
};
