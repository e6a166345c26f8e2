import { Field, Float, Int, ObjectType } from 'type-graphql';
import { AtMost } from '../cost.ts';
import { Estimate } from '../terms/estimate.ts';
import { Exclusion } from '../terms/exclusion.ts';
import { Finding } from '../terms/finding.ts';
import { RelationKind } from '../terms/finding-relation.ts';
import { LabelValue } from '../terms/label-value.ts';
import { Proportion } from '../terms/proportion.ts';

/** On how many images the two origins say a pair of things. */
@ObjectType({
  description: 'On how many images the reference says one thing and the candidate one.',
})
export class ComparisonCell {
  @Field(() => LabelValue, { description: 'What the reference says.' })
  readonly reference!: LabelValue;

  @Field(() => LabelValue, { description: 'What the candidate says.' })
  readonly candidate!: LabelValue;

  @Field(() => Int, { description: 'Images, at least 1.' })
  readonly imageCount!: number;
}

/** One finding as two origins of labels have it. */
@ObjectType({
  description:
    'One finding as two origins of labels have it, on the images that both labelled. UNCERTAIN labels that count as a third category (SEPARATE) are on neither side of the 2x2 table, but in the denominators: a sensitivity is the share of all images PRESENT in the reference on which the candidate says PRESENT. Numbers are null where the data cannot give them.',
})
export class Comparison {
  @Field(() => Finding, { description: 'As the reference calls it.' })
  readonly finding!: Finding;

  @Field(() => [Finding], {
    description:
      'What stands for it in the candidate: the finding itself, or, where the candidate’s label set does not know it, findings that the vocabulary relates to it; of several, one that is PRESENT is enough.',
  })
  readonly candidateFindings!: readonly Finding[];

  @Field(() => RelationKind, {
    nullable: true,
    description:
      'How the finding stands to the candidate’s, read as: finding is ... candidateFindings; null where they are the same.',
  })
  readonly relation!: RelationKind | null;

  @Field(() => Int, { description: 'Images that are compared.' })
  readonly imageCount!: number;

  @Field(() => Int, { description: 'Images on which both say PRESENT.' })
  readonly bothPresent!: number;

  @Field(() => Int, { description: 'Images PRESENT in the candidate and ABSENT in the reference.' })
  readonly candidateOnly!: number;

  @Field(() => Int, { description: 'Images PRESENT in the reference and ABSENT in the candidate.' })
  readonly referenceOnly!: number;

  @Field(() => Int, { description: 'Images on which both say ABSENT.' })
  readonly bothAbsent!: number;

  @AtMost(9)
  @Field(() => [ComparisonCell], {
    description:
      'The whole table, by value; pairs of values that do not occur are left out. It has UNCERTAIN only with SEPARATE.',
  })
  readonly cells!: readonly ComparisonCell[];

  @Field(() => Proportion, {
    nullable: true,
    description: 'Images on which both say the same, of those compared.',
  })
  readonly percentAgreement!: Proportion | null;

  @Field(() => Proportion, {
    nullable: true,
    description: 'PRESENT in the candidate, of those PRESENT in the reference.',
  })
  readonly sensitivity!: Proportion | null;

  @Field(() => Proportion, {
    nullable: true,
    description: 'ABSENT in the candidate, of those ABSENT in the reference.',
  })
  readonly specificity!: Proportion | null;

  @Field(() => Proportion, {
    nullable: true,
    description: 'PRESENT in the reference, of those PRESENT in the candidate.',
  })
  readonly positivePredictiveValue!: Proportion | null;

  @Field(() => Proportion, {
    nullable: true,
    description: 'ABSENT in the reference, of those ABSENT in the candidate.',
  })
  readonly negativePredictiveValue!: Proportion | null;

  @Field(() => Proportion, {
    nullable: true,
    description: 'PRESENT in the reference, of those compared.',
  })
  readonly prevalence!: Proportion | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Harmonic mean of sensitivity and positive predictive value, 0 to 1; null where neither says PRESENT.',
  })
  readonly f1!: number | null;

  @Field(() => Estimate, {
    nullable: true,
    description:
      'Cohen’s kappa over all values of the table; null with fewer than two images, and where both say one and the same thing of all.',
  })
  readonly cohenKappa!: Estimate | null;

  @AtMost(9)
  @Field(() => [Exclusion], { description: 'What was left out, and why; empty where nothing was.' })
  readonly exclusions!: readonly Exclusion[];
}
