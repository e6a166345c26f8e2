import { registerEnumType } from 'type-graphql';

/** Direction of the X-ray beam (DICOM View Position); from the label file, it is in no DICOM tag. */
export const ViewPosition = {
  AP: 'AP',
  PA: 'PA',
} as const;
export type ViewPosition = keyof typeof ViewPosition;

registerEnumType(ViewPosition, {
  name: 'ViewPosition',
  description:
    'Direction of the X-ray beam (DICOM View Position); from the label file, it is in no DICOM tag.',
  valuesConfig: {
    AP: { description: 'Anterior-posterior.' },
    PA: { description: 'Posterior-anterior.' },
  },
});
