import { Field, Float, Int, ObjectType } from 'type-graphql';
import { AtMost, Cost } from '../cost.ts';
import { Estimate } from '../terms/estimate.ts';
import { Exclusion } from '../terms/exclusion.ts';
import { Finding } from '../terms/finding.ts';

/** How far two readers agree on a finding. */
@ObjectType({ description: 'How far two readers agree on a finding.' })
export class PairwiseAgreement {
  @Field(() => Int, { description: 'Images on which the reads of both count, at least 1.' })
  readonly imageCount!: number;

  @Field(() => Float, { description: 'Share of the images on which both say the same, 0 to 1.' })
  readonly percentAgreement!: number;

  @Field(() => Estimate, {
    nullable: true,
    description:
      'Cohen’s kappa; null with one image, and where both say one and the same thing of all.',
  })
  readonly cohenKappa!: Estimate | null;

  /** Keys of the edges to Reader. */
  readonly leftId!: string;
  readonly rightId!: string;
}

/** How far the readers of a set agree on a finding. */
@Cost(100)
@ObjectType({
  description:
    'How far the readers of a set agree on a finding, on the images that at least two of them read. Numbers are null where the data cannot give them: the three coefficients with fewer than two images, and where only one value occurs.',
})
export class Agreement {
  @Field(() => Finding, { description: 'What the reads are about.' })
  readonly finding!: Finding;

  @Field(() => Int, { description: 'Images on which the reads of at least two readers count.' })
  readonly imageCount!: number;

  @Field(() => Int, { description: 'Readers who read any of these images.' })
  readonly readerCount!: number;

  @Field(() => Int, { description: 'Reads that count: of each reader one for an image.' })
  readonly readCount!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean over the images of the share of their pairs of reads that agree, 0 to 1.',
  })
  readonly percentAgreement!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Fleiss’ kappa, in Gwet’s form for uneven numbers of readers: each image weighs the same.',
  })
  readonly fleissKappa!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Krippendorff’s alpha for nominal values: each read weighs the same.',
  })
  readonly krippendorffAlpha!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Gwet’s AC1, which stays high where nearly all reads say ABSENT and kappa does not.',
  })
  readonly gwetAc1!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean over the images of the share of their reads that say PRESENT, 0 to 1.',
  })
  readonly prevalence!: number | null;

  @AtMost(9)
  @Field(() => [Exclusion], { description: 'What was left out, and why; empty where nothing was.' })
  readonly exclusions!: readonly Exclusion[];

  @AtMost(250)
  @Field(() => [PairwiseAgreement], {
    description: 'Each two readers who share an image, by number.',
  })
  readonly pairs!: readonly PairwiseAgreement[];
}
