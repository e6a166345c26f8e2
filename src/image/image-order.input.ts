import { Field, InputType, registerEnumType } from 'type-graphql';
import { SortDirection } from '../terms/sort-direction.ts';

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
