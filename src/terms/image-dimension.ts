import { registerEnumType } from 'type-graphql';

/** What images are counted by. */
export const ImageDimension = {
  FINDING: 'FINDING',
  SEX: 'SEX',
  VIEW_POSITION: 'VIEW_POSITION',
  SPLIT: 'SPLIT',
  AGE_DECADE: 'AGE_DECADE',
  LABEL_SET: 'LABEL_SET',
} as const;
export type ImageDimension = keyof typeof ImageDimension;

registerEnumType(ImageDimension, {
  name: 'ImageDimension',
  description: 'What images are counted by.',
  valuesConfig: {
    FINDING: {
      description:
        'Findings that the final labels of one set hold to be present, as Image.findings gives them: an image counts once for each of its findings, for NO_FINDING where it has none, and for NOT_ASSESSED where the set did not assess it.',
    },
    SEX: { description: 'Sex of the patient.' },
    VIEW_POSITION: { description: 'Direction of the X-ray beam.' },
    SPLIT: { description: 'The official division; an image may be in no list.' },
    AGE_DECADE: {
      description: 'Age at the visit, in steps of ten years; an age may be unknown.',
    },
    LABEL_SET: {
      description:
        'Loaded label sets that have labels on the image, superseded ones too: an image counts once for each of them.',
    },
  },
});

/** All dimensions, in the order in which statements take them. */
export const IMAGE_DIMENSIONS: readonly ImageDimension[] = Object.values(ImageDimension);
