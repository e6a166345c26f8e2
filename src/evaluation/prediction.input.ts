import { Field, Float, ID, InputType } from 'type-graphql';
import { Cost } from '../cost.ts';
import { Finding } from '../terms/finding.ts';

/** A score of one finding in one image. */
@InputType({ description: 'A score of one finding in one image.' })
export class PredictionInput {
  @Field(() => ID, { description: 'The file name of the image, such as "00000013_008.png".' })
  imageIndex!: string;

  @Field(() => Finding, { description: 'What is scored; one that the reference’s set assesses.' })
  finding!: Finding;

  @Cost(1)
  @Field(() => Float, {
    description:
      'Any finite number, higher where the finding is likelier; it need not be a probability.',
  })
  score!: number;
}
