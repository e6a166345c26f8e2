import { Field, InputType } from 'type-graphql';
import { LabelFilterInput, LabelOriginInput } from '../label/label.input.ts';
import { Finding } from '../terms/finding.ts';
import { LabelSetCode } from '../terms/label-set-code.ts';
import { LabelValue } from '../terms/label-value.ts';

/** Conditions on the labels of an image. */
@InputType({
  description: 'Conditions on the labels of an image; one label must meet all the keys of a some.',
})
export class LabelListFilterInput {
  @Field(() => LabelFilterInput, { nullable: true, description: 'At least one label meets this.' })
  some?: LabelFilterInput | null;

  @Field(() => LabelFilterInput, { nullable: true, description: 'No label fails this.' })
  every?: LabelFilterInput | null;

  @Field(() => LabelFilterInput, { nullable: true, description: 'No label meets this.' })
  none?: LabelFilterInput | null;
}

/** Two label sources that say different things. */
@InputType({
  description: 'The image has a left and a right label of the finding whose values differ.',
})
export class DisagreementFilterInput {
  @Field(() => Finding, { description: 'The finding, in the vocabulary of both sets.' })
  finding!: Finding;

  @Field(() => LabelOriginInput, { description: 'One origin.' })
  left!: LabelOriginInput;

  @Field(() => LabelOriginInput, { description: 'The other origin.' })
  right!: LabelOriginInput;

  @Field(() => LabelValue, {
    nullable: true,
    description: 'What the left label says; any value where left out.',
  })
  leftValue?: LabelValue | null;
}

/** A finding that one NLP release holds present and another does not. */
@InputType({ description: 'The finding appeared or disappeared between two NLP releases.' })
export class LabelChangeFilterInput {
  @Field(() => Finding, {
    nullable: true,
    description: 'The finding; any of the 14 where left out.',
  })
  finding?: Finding | null;

  @Field(() => LabelSetCode, { defaultValue: 'NIH_NLP_2017', description: 'The one release.' })
  from!: LabelSetCode;

  @Field(() => LabelSetCode, { defaultValue: 'NIH_NLP_2020', description: 'The other release.' })
  to!: LabelSetCode;
}
