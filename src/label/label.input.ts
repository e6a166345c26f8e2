import { Field, ID, InputType } from 'type-graphql';
import type { ChoiceInput } from '../read-choice.ts';
import {
  FindingFilterInput,
  IdFilterInput,
  LabelSetFilterInput,
  LabelSourceFilterInput,
  LabelValueFilterInput,
} from '../terms/choice-inputs.ts';
import type { Finding } from '../terms/finding.ts';
import { LabelSetCode } from '../terms/label-set-code.ts';
import { LabelSource } from '../terms/label-source.ts';
import type { LabelValue } from '../terms/label-value.ts';

/** Conditions on a label. */
@InputType({
  description:
    'Conditions on a label. It speaks of the labels of the current sets; where labelSet occurs anywhere in it, of all loaded sets, superseded ones too.',
})
export class LabelFilterInput {
  @Field(() => [LabelFilterInput], { nullable: true, description: 'All of these hold.' })
  and?: LabelFilterInput[] | null;

  @Field(() => [LabelFilterInput], {
    nullable: true,
    description: 'At least one holds; [] matches nothing.',
  })
  or?: LabelFilterInput[] | null;

  @Field(() => LabelFilterInput, { nullable: true, description: 'This does not hold.' })
  not?: LabelFilterInput | null;

  @Field(() => FindingFilterInput, { nullable: true, description: 'What the label is about.' })
  finding?: ChoiceInput<Finding> | null;

  @Field(() => LabelValueFilterInput, { nullable: true, description: 'What it says.' })
  value?: ChoiceInput<LabelValue> | null;

  @Field(() => LabelSourceFilterInput, { nullable: true, description: 'How it came about.' })
  source?: ChoiceInput<LabelSource> | null;

  @Field(() => LabelSetFilterInput, { nullable: true, description: 'The set it belongs to.' })
  labelSet?: ChoiceInput<LabelSetCode> | null;

  @Field(() => IdFilterInput, {
    nullable: true,
    description: 'Who read it; only reads have a reader.',
  })
  readerId?: ChoiceInput<string> | null;
}

/** One origin of labels. */
@InputType({
  description:
    'Where labels come from. NLP goes with the two NIH sets, READER with both expert sets, ADJUDICATED with FOUR_FINDINGS_2019, GROUND_TRUTH with ALL_FINDINGS_2021.',
})
export class LabelOriginInput {
  @Field(() => LabelSource, { description: 'How the labels came about.' })
  source!: LabelSource;

  @Field(() => LabelSetCode, { description: 'The set they belong to.' })
  labelSet!: LabelSetCode;

  @Field(() => ID, {
    nullable: true,
    description: 'One reader; only for READER, any reader where left out.',
  })
  readerId?: string | null;
}
