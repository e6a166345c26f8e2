import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Cost } from '../cost.ts';
import { Finding } from '../terms/finding.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import type { Sex } from '../terms/sex.ts';
import type { Split } from '../terms/split.ts';
import type { ViewPosition } from '../terms/view-position.ts';
import { ImageGroup, type WithoutFinding } from './image-group.ts';

/** Counts and statistics of a list of images; each is made when its field is asked for. */
@ObjectType({
  description:
    'Counts and statistics of a whole list of images: its filter holds, its page does not matter. Only what is asked for is counted, each in one statement, those of several patients or readers together.',
})
export class ImageAggregate {
  @Field(() => Int, { description: 'Images of the list; what totalCount says.' })
  readonly imageCount!: number;
}

/** Where the ages of some images lie. */
@ObjectType({
  description:
    'Ages at the visit, in whole years. Each image counts, so a patient counts once for each visit; unknown ages count only in unknownCount.',
})
export class AgeStatistics {
  @Field(() => Int, {
    nullable: true,
    description: 'Lowest age, in years; null where none is known.',
  })
  readonly min!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Highest age, in years; null where none is known.',
  })
  readonly max!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean, in years; null where none is known.' })
  readonly mean!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Median, in years: of an even count, the mean of the two in the middle; null where none is known.',
  })
  readonly median!: number | null;

  @Field(() => Int, { description: 'Images with an age.' })
  readonly knownCount!: number;

  @Field(() => Int, { description: 'Images without an age.' })
  readonly unknownCount!: number;
}

/** Images with ages of some years. */
@ObjectType({ description: 'Images whose ages lie in some years that follow each other.' })
export class HistogramBin {
  @Field(() => Int, { description: 'Lowest age that counts, in years.' })
  readonly fromYears!: number;

  @Field(() => Int, { description: 'Highest age that counts, in years.' })
  readonly toYears!: number;

  @Field(() => Int, { description: 'Images with such an age.' })
  readonly imageCount!: number;
}

/** Images that share a value in each of some dimensions. */
// What they cost is in the price of the call: there are many, and each is a few numbers.
@Cost(0)
@ObjectType({
  implements: ImageGroup,
  description: 'Images that have the same value in each of the dimensions asked for.',
})
export class CrossTabCell implements ImageGroup {
  readonly finding!: Finding | null;
  readonly withoutFinding!: WithoutFinding | null;
  readonly sex!: Sex | null;
  readonly viewPosition!: ViewPosition | null;
  readonly split!: Split | null;
  readonly ageDecade!: number | null;
  readonly labelSet!: LabelSetCode | null;
  readonly imageCount!: number;

  @Field(() => Int, { description: 'Patients of these images.' })
  readonly patientCount!: number;
}

/** Two findings of the same images. */
@ObjectType({ description: 'How often two findings are present in one image.' })
export class CoOccurrence {
  @Field(() => Finding, { description: 'The finding that comes first in the vocabulary.' })
  readonly left!: Finding;

  @Field(() => Finding, { description: 'The other finding.' })
  readonly right!: Finding;

  @Field(() => Int, { description: 'Images with both.' })
  readonly imageCount!: number;

  @Field(() => Int, { description: 'Images with the left one, whether with the right one or not.' })
  readonly leftCount!: number;

  @Field(() => Int, { description: 'Images with the right one, whether with the left one or not.' })
  readonly rightCount!: number;
}
