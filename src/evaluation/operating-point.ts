import { Field, Float, ID, ObjectType } from 'type-graphql';
import { Proportion } from '../terms/proportion.ts';

const BY_SCORES = 'PRESENT means a score of at least the threshold.';

/** How well a threshold divides images. */
@ObjectType({ description: `How well a threshold divides images. ${BY_SCORES}` })
export class OperatingPoint {
  @Field(() => Float, {
    nullable: true,
    description: 'One of the scores; null: higher than all of them, so that no image is PRESENT.',
  })
  readonly threshold!: number | null;

  @Field(() => Proportion, {
    nullable: true,
    description: 'PRESENT by the scores, of those PRESENT in the reference.',
  })
  readonly sensitivity!: Proportion | null;

  @Field(() => Proportion, {
    nullable: true,
    description: 'ABSENT by the scores, of those ABSENT in the reference.',
  })
  readonly specificity!: Proportion | null;

  @Field(() => Proportion, {
    nullable: true,
    description: 'PRESENT by the scores, of those ABSENT in the reference: 1 - specificity.',
  })
  readonly falsePositiveRate!: Proportion | null;
}

/** Where a reader stands in the plane of the ROC curve. */
@ObjectType({
  description:
    'Where a reader stands in the plane of the ROC curve: first reads against the same reference, on those of the evaluated images that the reader read.',
})
export class ReaderOperatingPoint {
  @Field(() => ID, { description: 'The number in the label files.' })
  readonly readerId!: string;

  @Field(() => Boolean, {
    description:
      'Whether the reference rests on the reader’s own reads, so that the comparison favours the reader: one of the three ground-truth readers, any reader of an adjudicated set, or the reader that is the reference.',
  })
  readonly isPartOfReference!: boolean;

  @Field(() => Proportion, {
    nullable: true,
    description: 'PRESENT by the reader, of those PRESENT in the reference.',
  })
  readonly sensitivity!: Proportion | null;

  @Field(() => Proportion, {
    nullable: true,
    description: 'ABSENT by the reader, of those ABSENT in the reference.',
  })
  readonly specificity!: Proportion | null;

  @Field(() => Proportion, {
    nullable: true,
    description: 'PRESENT by the reader, of those ABSENT in the reference: 1 - specificity.',
  })
  readonly falsePositiveRate!: Proportion | null;
}
