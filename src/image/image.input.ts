import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import type { ChoiceInput } from '../filter.ts';
import { LabelFilterInput, LabelOriginInput } from '../label/label.input.ts';
import {
  DataQualityFilterInput,
  FindingFilterInput,
  IdFilterInput,
  IntFilterInput,
  SexFilterInput,
  SplitFilterInput,
  ViewPositionFilterInput,
} from '../terms/choice-inputs.ts';
import { Finding } from '../terms/finding.ts';
import { LabelSetCode } from '../terms/label-set-code.ts';
import { LabelValue } from '../terms/label-value.ts';
import type { Sex } from '../terms/sex.ts';
import { SortDirection } from '../terms/sort-direction.ts';
import type { Split } from '../terms/split.ts';
import type { ViewPosition } from '../terms/view-position.ts';

/** The key of an image. */
@InputType({ description: 'The key of an image: exactly one.' })
export class ImageKeyInput {
  @Field(() => ID, { nullable: true, description: 'Its global id.' })
  id?: string | null;

  @Field(() => ID, { nullable: true, description: 'Its file name, such as "00000013_008.png".' })
  imageIndex?: string | null;

  @Field(() => ID, { nullable: true, description: 'SOP Instance UID of its DICOM object.' })
  sopInstanceUid?: string | null;
}

/** A size in pixels. */
@InputType({ description: 'A size in pixels.' })
export class PixelSizeInput {
  @Field(() => Int, { description: 'Pixels across, 1 to 100,000.' })
  width!: number;

  @Field(() => Int, { description: 'Pixels down, 1 to 100,000.' })
  height!: number;
}

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

/** Conditions on a box. */
@InputType({ description: 'Conditions on a box.' })
export class BoundingBoxFilterInput {
  @Field(() => FindingFilterInput, { nullable: true, description: 'The finding that it outlines.' })
  finding?: ChoiceInput<Finding> | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true matches every box; nothing else is taken.',
  })
  any?: boolean | null;
}

/** Conditions on the boxes of an image. */
@InputType({ description: 'Conditions on the boxes of an image.' })
export class BoundingBoxListFilterInput {
  @Field(() => BoundingBoxFilterInput, {
    nullable: true,
    description: 'At least one box meets this.',
  })
  some?: BoundingBoxFilterInput | null;

  @Field(() => BoundingBoxFilterInput, { nullable: true, description: 'No box meets this.' })
  none?: BoundingBoxFilterInput | null;
}

/** Conditions on an image. */
@InputType({
  description:
    'Conditions on an image; all the keys that are given must hold. A key left out is no condition; null and {} are refused. A missing value meets ne, notIn and nothing else.',
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

/** What images are sorted by. */
export const ImageSortField = {
  IMAGE_INDEX: 'IMAGE_INDEX',
  PATIENT_ID: 'PATIENT_ID',
  PATIENT_AGE_YEARS: 'PATIENT_AGE_YEARS',
  FOLLOW_UP_NUMBER: 'FOLLOW_UP_NUMBER',
  READER_DISAGREEMENT: 'READER_DISAGREEMENT',
} as const;
export type ImageSortField = keyof typeof ImageSortField;

registerEnumType(ImageSortField, {
  name: 'ImageSortField',
  description:
    'What images are sorted by; images that are equal in it follow one another by file name.',
  valuesConfig: {
    IMAGE_INDEX: { description: 'File name.' },
    PATIENT_ID: { description: 'Number of the patient.' },
    PATIENT_AGE_YEARS: { description: 'Age at the visit.' },
    FOLLOW_UP_NUMBER: { description: 'Follow-up number of the served release.' },
    READER_DISAGREEMENT: {
      description:
        'Number of findings on which the image’s reads are not all the same; missing where fewer than two readers read it.',
    },
  },
});

/** One sort key. */
@InputType({ description: 'A sort key; the first key counts most.' })
export class ImageOrderByInput {
  @Field(() => ImageSortField, { description: 'What to sort by.' })
  field!: ImageSortField;

  @Field(() => SortDirection, { defaultValue: 'ASC', description: 'Which way.' })
  direction!: SortDirection;
}
