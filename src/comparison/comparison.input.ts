import { ArgsType, Field } from 'type-graphql';
import { ImageFilterInput } from '../image/image.input.ts';
import { LabelOriginInput } from '../label/label.input.ts';
import { Finding } from '../terms/finding.ts';
import { LabelSetCode } from '../terms/label-set-code.ts';
import { UncertainPolicy } from '../terms/uncertain-policy.ts';

/** What every comparison is asked with. */
@ArgsType()
class HowComparedArgs {
  @Field(() => [Finding], {
    nullable: true,
    description: 'Findings, as the reference calls them; all that can be compared where left out.',
  })
  findings?: Finding[] | null;

  @Field(() => ImageFilterInput, {
    nullable: true,
    description: 'Conditions on the images; all images where left out.',
  })
  filter?: ImageFilterInput | null;

  @Field(() => UncertainPolicy, {
    defaultValue: 'EXCLUDE',
    description: 'What labels that are UNCERTAIN count as.',
  })
  uncertain!: UncertainPolicy;
}

/** What a comparison of two origins is asked with. */
@ArgsType()
export class ComparisonArgs extends HowComparedArgs {
  @Field(() => LabelOriginInput, {
    description: 'What is held to be true. READER needs a readerId.',
  })
  reference!: LabelOriginInput;

  @Field(() => LabelOriginInput, {
    description: 'What is measured by it. READER needs a readerId.',
  })
  candidate!: LabelOriginInput;
}

/** What the performance of a reader is asked with. */
@ArgsType()
export class PerformanceArgs extends HowComparedArgs {
  @Field(() => LabelSetCode, { description: 'The set, one that holds reads.' })
  labelSet!: LabelSetCode;
}
