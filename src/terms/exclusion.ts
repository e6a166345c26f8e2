import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** Why something was left out of a statistic. */
export const ExclusionReason = {
  FEWER_THAN_TWO_READERS: 'FEWER_THAN_TWO_READERS',
  NOT_ASSESSED: 'NOT_ASSESSED',
  NOT_SCORED: 'NOT_SCORED',
  NO_REFERENCE_LABEL: 'NO_REFERENCE_LABEL',
  OUTSIDE_FILTER: 'OUTSIDE_FILTER',
  REPEATED_READ: 'REPEATED_READ',
  UNCERTAIN_LABEL: 'UNCERTAIN_LABEL',
  UNCERTAIN_READ: 'UNCERTAIN_READ',
} as const;
export type ExclusionReason = keyof typeof ExclusionReason;

/** What each reason means, and what is counted: images or reads. */
const DESCRIPTIONS: Readonly<Record<ExclusionReason, string>> = {
  FEWER_THAN_TWO_READERS: 'Images on which the reads of fewer than two readers count.',
  NOT_ASSESSED: 'Images that both have labelled, but where one says nothing of the finding.',
  NOT_SCORED:
    'Images that the filter lets through and the reference holds to be PRESENT or ABSENT, without a score.',
  NO_REFERENCE_LABEL: 'Images with a score that the reference has not labelled.',
  OUTSIDE_FILTER: 'Images with a score that do not meet the filter.',
  REPEATED_READ:
    'Later reads of an image by a reader who had read it: the first in file order counts.',
  UNCERTAIN_LABEL: 'Images on which either label is UNCERTAIN, where such labels are excluded.',
  UNCERTAIN_READ: 'Reads that are UNCERTAIN, where such reads are excluded.',
};

registerEnumType(ExclusionReason, {
  name: 'ExclusionReason',
  description: 'Why something was left out of a statistic.',
  valuesConfig: {
    FEWER_THAN_TWO_READERS: { description: DESCRIPTIONS.FEWER_THAN_TWO_READERS },
    NOT_ASSESSED: { description: DESCRIPTIONS.NOT_ASSESSED },
    NOT_SCORED: { description: DESCRIPTIONS.NOT_SCORED },
    NO_REFERENCE_LABEL: { description: DESCRIPTIONS.NO_REFERENCE_LABEL },
    OUTSIDE_FILTER: { description: DESCRIPTIONS.OUTSIDE_FILTER },
    REPEATED_READ: { description: DESCRIPTIONS.REPEATED_READ },
    UNCERTAIN_LABEL: { description: DESCRIPTIONS.UNCERTAIN_LABEL },
    UNCERTAIN_READ: { description: DESCRIPTIONS.UNCERTAIN_READ },
  },
});

/** What was left out of a statistic. */
@ObjectType({ description: 'What was left out of a statistic, and why.' })
export class Exclusion {
  @Field(() => ExclusionReason, { description: 'Why.' })
  readonly reason!: ExclusionReason;

  @Field(() => String, { description: 'What was left out, and what is counted: images or reads.' })
  readonly description!: string;

  @Field(() => Int, { description: 'How many, at least 1: of images or of reads, by the reason.' })
  readonly count!: number;
}

/** The exclusions that occurred, by reason. */
export const exclusionsOf = (
  counts: Readonly<Partial<Record<ExclusionReason, number>>>,
): Exclusion[] =>
  Object.values(ExclusionReason).flatMap((reason) => {
    const count = counts[reason] ?? 0;
    return count === 0 ? [] : [{ reason, description: DESCRIPTIONS[reason], count }];
  });
