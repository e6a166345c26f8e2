import { Field, InputType, registerEnumType } from 'type-graphql';
import { ImageFilterInput } from '../image/image.input.ts';
import type { ChoiceInput } from '../read-choice.ts';
import {
  IdFilterInput,
  IntFilterInput,
  SexFilterInput,
  SplitFilterInput,
} from '../terms/choice-inputs.ts';
import type { Sex } from '../terms/sex.ts';
import { SortDirection } from '../terms/sort-direction.ts';
import type { Split } from '../terms/split.ts';

/** Conditions on the images of a patient. */
@InputType({ description: 'Conditions on the images of a patient.' })
export class ImageListFilterInput {
  @Field(() => ImageFilterInput, { nullable: true, description: 'At least one image meets this.' })
  some?: ImageFilterInput | null;

  @Field(() => ImageFilterInput, { nullable: true, description: 'No image fails this.' })
  every?: ImageFilterInput | null;

  @Field(() => ImageFilterInput, { nullable: true, description: 'No image meets this.' })
  none?: ImageFilterInput | null;
}

/** Conditions on a patient. */
@InputType({
  description:
    'Conditions on a patient; all the keys that are given must hold. null and {} are refused. At most 100 levels deep, with at most 1000 conditions, 50 of them on images and their labels or boxes.',
})
export class PatientFilterInput {
  @Field(() => [PatientFilterInput], { nullable: true, description: 'All of these hold.' })
  and?: PatientFilterInput[] | null;

  @Field(() => [PatientFilterInput], {
    nullable: true,
    description: 'At least one holds; [] matches nothing.',
  })
  or?: PatientFilterInput[] | null;

  @Field(() => PatientFilterInput, { nullable: true, description: 'This does not hold.' })
  not?: PatientFilterInput | null;

  @Field(() => IdFilterInput, {
    nullable: true,
    description: 'Patient number; 13 and 00000013 are the same.',
  })
  patientId?: ChoiceInput<string> | null;

  @Field(() => SexFilterInput, { nullable: true, description: 'Sex.' })
  sex?: ChoiceInput<Sex> | null;

  @Field(() => SplitFilterInput, { nullable: true, description: 'The official split.' })
  split?: ChoiceInput<Split> | null;

  @Field(() => IntFilterInput, { nullable: true, description: 'How many images there are.' })
  imageCount?: IntFilterInput | null;

  @Field(() => ImageListFilterInput, { nullable: true, description: 'Conditions on the images.' })
  images?: ImageListFilterInput | null;
}

/** What patients are sorted by. */
export const PatientSortField = { PATIENT_ID: 'PATIENT_ID', IMAGE_COUNT: 'IMAGE_COUNT' } as const;
export type PatientSortField = keyof typeof PatientSortField;

registerEnumType(PatientSortField, {
  name: 'PatientSortField',
  description:
    'What patients are sorted by; patients that are equal in it follow one another by number.',
  valuesConfig: {
    PATIENT_ID: { description: 'Number of the patient.' },
    IMAGE_COUNT: { description: 'How many images there are.' },
  },
});

/** One sort key. */
@InputType({ description: 'A sort key; the first key counts most.' })
export class PatientOrderByInput {
  @Field(() => PatientSortField, { description: 'What to sort by.' })
  field!: PatientSortField;

  @Field(() => SortDirection, { defaultValue: 'ASC', description: 'Which way.' })
  direction!: SortDirection;
}
