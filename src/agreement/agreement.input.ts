import { ArgsType, Field, ID } from 'type-graphql';
import { ImageFilterInput } from '../image/image.input.ts';
import { Finding } from '../terms/finding.ts';
import { LabelSetCode } from '../terms/label-set-code.ts';
import { UncertainPolicy } from '../terms/uncertain-policy.ts';

/** What agreement is asked with. */
@ArgsType()
export class AgreementArgs {
  @Field(() => LabelSetCode, { description: 'The set, one that holds reads.' })
  labelSet!: LabelSetCode;

  @Field(() => [Finding], {
    nullable: true,
    description: 'Findings that the set assesses; all of them where left out.',
  })
  findings?: Finding[] | null;

  @Field(() => ImageFilterInput, {
    nullable: true,
    description: 'Conditions on the images; all images where left out.',
  })
  filter?: ImageFilterInput | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Numbers of at least two readers of the set; all of them where left out.',
  })
  readers?: string[] | null;

  @Field(() => UncertainPolicy, {
    defaultValue: 'SEPARATE',
    description: 'What reads that are UNCERTAIN count as.',
  })
  uncertain!: UncertainPolicy;
}
