import { Field, Float, Int, InterfaceType, ObjectType } from 'type-graphql';
import { AtMost } from '../cost.ts';
import { Estimate } from '../terms/estimate.ts';
import { Exclusion } from '../terms/exclusion.ts';
import { Finding } from '../terms/finding.ts';
import { Sex } from '../terms/sex.ts';
import { SubgroupDimension } from '../terms/subgroup-dimension.ts';
import { ViewPosition } from '../terms/view-position.ts';
import { OperatingPoint } from './operating-point.ts';

/** What the scores of some images are worth. */
@InterfaceType({ description: 'What the scores of one finding are worth in some images.' })
abstract class ScoredImages {
  @Field(() => Int, { description: 'Images that count: scored, and PRESENT or ABSENT.' })
  readonly imageCount!: number;

  @Field(() => Int, { description: 'Images that are PRESENT in the reference.' })
  readonly positives!: number;

  @Field(() => Int, { description: 'Images that are ABSENT in the reference.' })
  readonly negatives!: number;

  @Field(() => Estimate, {
    nullable: true,
    description:
      'Area under the ROC curve, 0 to 1, ties counting half, with DeLong’s 95% interval; null without positives or without negatives, and no interval where there is one of either.',
  })
  readonly auroc!: Estimate | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Area under the precision-recall curve without interpolation, 0 to 1; null without positives or without negatives.',
  })
  readonly averagePrecision!: number | null;
}

/** What the scores of a subgroup are worth. */
@ObjectType({
  implements: ScoredImages,
  description:
    'What the scores of one finding are worth in a subgroup. Thresholds are those of all images: nobody chooses one by the patient.',
})
export class SubgroupEvaluation extends ScoredImages {
  @Field(() => SubgroupDimension, { description: 'What the images were divided by.' })
  readonly dimension!: SubgroupDimension;

  @Field(() => Sex, { nullable: true, description: 'The sex; null in other dimensions.' })
  readonly sex!: Sex | null;

  @Field(() => ViewPosition, {
    nullable: true,
    description: 'The view position; null in other dimensions.',
  })
  readonly viewPosition!: ViewPosition | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'First year of the ten, such as 40 for ages of 40 to 49 years; of the dimension AGE_DECADE, null for unknown ages.',
  })
  readonly ageDecade!: number | null;

  @Field(() => OperatingPoint, {
    nullable: true,
    description: 'At the threshold of the finding’s atSpecificity; null where that is null.',
  })
  readonly atSpecificity!: OperatingPoint | null;

  @Field(() => OperatingPoint, {
    nullable: true,
    description: 'At the threshold of the finding’s atSensitivity; null where that is null.',
  })
  readonly atSensitivity!: OperatingPoint | null;
}

/** What the scores of one finding are worth. */
@ObjectType({
  implements: ScoredImages,
  description: 'What the scores of one finding are worth in all images that count.',
})
export class FindingEvaluation extends ScoredImages {
  @Field(() => Finding, { description: 'What was scored.' })
  readonly finding!: Finding;

  @Field(() => OperatingPoint, {
    nullable: true,
    description:
      'The highest sensitivity at a specificity of at least minSpecificity; null without positives or without negatives.',
  })
  readonly atSpecificity!: OperatingPoint | null;

  @Field(() => OperatingPoint, {
    nullable: true,
    description:
      'The highest specificity at a sensitivity of at least minSensitivity; null without positives or without negatives.',
  })
  readonly atSensitivity!: OperatingPoint | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The threshold that was chosen for the finding; null where none was.',
  })
  readonly threshold!: number | null;

  @AtMost(9)
  @Field(() => [Exclusion], { description: 'What does not count, and why; empty where all does.' })
  readonly exclusions!: readonly Exclusion[];
}

/** What scores are worth. */
@ObjectType({
  description:
    'What scores are worth against a reference, by finding: the comparison of models and radiologists that papers make.',
})
export class Evaluation {
  @Field(() => Int, { description: 'Scores that were taken: all of them, since none is dropped.' })
  readonly predictionCount!: number;

  @Field(() => Int, { description: 'Images with at least one score.' })
  readonly imageCount!: number;

  @AtMost(19)
  @Field(() => [FindingEvaluation], { description: 'Findings that were scored.' })
  readonly findings!: readonly FindingEvaluation[];
}
