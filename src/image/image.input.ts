import { Field, InputType } from 'type-graphql';
import type { ChoiceInput } from '../read-choice.ts';
import {
  DataQualityFilterInput,
  IdFilterInput,
  IntFilterInput,
  SexFilterInput,
  SplitFilterInput,
  ViewPositionFilterInput,
} from '../terms/choice-inputs.ts';
import type { Sex } from '../terms/sex.ts';
import type { Split } from '../terms/split.ts';
import type { ViewPosition } from '../terms/view-position.ts';
import { BoundingBoxListFilterInput } from './bounding-box.input.ts';
import {
  DisagreementFilterInput,
  LabelChangeFilterInput,
  LabelListFilterInput,
} from './image-labels.input.ts';

/** Conditions on an image. */
@InputType({
  description:
    'Conditions on an image; all the keys that are given must hold. A key left out is no condition; null and {} are refused. A missing value meets ne, notIn and nothing else. At most 100 levels deep, with at most 1000 conditions, 50 of them on labels or boxes.',
})
export class ImageFilterInput {
  @Field(() => [ImageFilterInput], { nullable: true, description: 'All of these hold.' })
  and?: ImageFilterInput[] | null;

  @Field(() => [ImageFilterInput], {
    nullable: true,
    description: 'At least one holds; [] matches nothing.',
  })
  or?: ImageFilterInput[] | null;

  @Field(() => ImageFilterInput, { nullable: true, description: 'This does not hold.' })
  not?: ImageFilterInput | null;

  @Field(() => IdFilterInput, { nullable: true, description: 'File name.' })
  imageIndex?: ChoiceInput<string> | null;

  @Field(() => IdFilterInput, {
    nullable: true,
    description: 'Patient number; 13 and 00000013 are the same.',
  })
  patientId?: ChoiceInput<string> | null;

  @Field(() => IdFilterInput, { nullable: true, description: 'Study Instance UID.' })
  studyInstanceUid?: ChoiceInput<string> | null;

  @Field(() => SexFilterInput, { nullable: true, description: 'Sex of the patient.' })
  sex?: ChoiceInput<Sex> | null;

  @Field(() => ViewPositionFilterInput, { nullable: true, description: 'View position.' })
  viewPosition?: ChoiceInput<ViewPosition> | null;

  @Field(() => IntFilterInput, { nullable: true, description: 'Age at the visit, in whole years.' })
  patientAgeYears?: IntFilterInput | null;

  @Field(() => IntFilterInput, {
    nullable: true,
    description: 'Follow-up number of the served release.',
  })
  followUpNumber?: IntFilterInput | null;

  @Field(() => SplitFilterInput, { nullable: true, description: 'The official split.' })
  split?: ChoiceInput<Split> | null;

  @Field(() => LabelListFilterInput, { nullable: true, description: 'Conditions on its labels.' })
  labels?: LabelListFilterInput | null;

  @Field(() => DisagreementFilterInput, {
    nullable: true,
    description: 'Two label sources differ.',
  })
  disagreement?: DisagreementFilterInput | null;

  @Field(() => LabelChangeFilterInput, {
    nullable: true,
    description: 'A finding changed between NLP releases.',
  })
  labelChanged?: LabelChangeFilterInput | null;

  @Field(() => BoundingBoxListFilterInput, {
    nullable: true,
    description: 'Conditions on its boxes.',
  })
  boundingBoxes?: BoundingBoxListFilterInput | null;

  @Field(() => DataQualityFilterInput, {
    nullable: true,
    description: 'Conditions on its data quality issues.',
  })
  dataQuality?: DataQualityFilterInput | null;
}
