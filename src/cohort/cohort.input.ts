import { ArgsType, Field } from 'type-graphql';
import { ImageDimension } from '../terms/image-dimension.ts';
import { LabelSetCode } from '../terms/label-set-code.ts';

/** What images are counted by. */
@ArgsType()
export class DimensionArgs {
  @Field(() => [ImageDimension], {
    description: 'Dimensions to count by, at least one and none twice.',
  })
  dimensions!: ImageDimension[];

  @Field(() => LabelSetCode, {
    defaultValue: 'NIH_NLP_2020',
    description: 'Whose findings the dimension FINDING counts; the others do not depend on it.',
  })
  labelSet!: LabelSetCode;
}
