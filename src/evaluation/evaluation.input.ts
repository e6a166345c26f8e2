import { ArgsType, Field, Float, InputType } from 'type-graphql';
import { ImageFilterInput } from '../image/image.input.ts';
import { LabelOriginInput } from '../label/label.input.ts';
import { Finding } from '../terms/finding.ts';
import { SubgroupDimension } from '../terms/subgroup-dimension.ts';
import { UncertainPolicy } from '../terms/uncertain-policy.ts';
import { PredictionInput } from './prediction.input.ts';

/** The threshold of one finding. */
@InputType({ description: 'The threshold of one finding.' })
export class FindingThresholdInput {
  @Field(() => Finding, { description: 'Whose scores it divides.' })
  finding!: Finding;

  @Field(() => Float, { description: 'From this score on an image counts as PRESENT.' })
  threshold!: number;
}

/** How scores are evaluated. */
@ArgsType()
export class EvaluationArgs {
  @Field(() => LabelOriginInput, {
    description: 'What is held to be true. READER needs a readerId.',
  })
  reference!: LabelOriginInput;

  @Field(() => ImageFilterInput, {
    nullable: true,
    description: 'Conditions on the images that count; all images where left out.',
  })
  filter?: ImageFilterInput | null;

  @Field(() => UncertainPolicy, {
    defaultValue: 'EXCLUDE',
    description:
      'What labels that are UNCERTAIN count as; a curve has two sides, so SEPARATE is refused.',
  })
  uncertain!: UncertainPolicy;

  @Field(() => Float, {
    defaultValue: 0.9,
    description: 'The least specificity of the operating point atSpecificity, 0 to 1.',
  })
  minSpecificity!: number;

  @Field(() => Float, {
    defaultValue: 0.9,
    description: 'The least sensitivity of the operating point atSensitivity, 0 to 1.',
  })
  minSensitivity!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'From this score on an image counts as PRESENT in atThreshold, of findings that thresholds does not name.',
  })
  threshold?: number | null;

  @Field(() => [FindingThresholdInput], {
    nullable: true,
    description: 'The same for single findings, each at most once.',
  })
  thresholds?: FindingThresholdInput[] | null;

  @Field(() => [SubgroupDimension], {
    nullable: true,
    description: 'Dimensions by which each finding is evaluated again, one at a time.',
  })
  subgroups?: SubgroupDimension[] | null;
}

/** The same with the scores. */
@ArgsType()
export class PredictionArgs extends EvaluationArgs {
  @Field(() => [PredictionInput], {
    description:
      'Scores of at most 5,000 images, one for each image and finding, and 80,000 in all evaluate of a document together; POST /evaluations takes more.',
  })
  predictions!: PredictionInput[];
}
