import { registerEnumType } from 'type-graphql';

/** The stores that an answer can come from. */
export const SourceName = {
  CATALOG: 'CATALOG',
  BIGQUERY: 'BIGQUERY',
  LABEL_FILES: 'LABEL_FILES',
  DICOMWEB: 'DICOMWEB',
  CLOUD_STORAGE: 'CLOUD_STORAGE',
} as const;
export type SourceName = keyof typeof SourceName;

registerEnumType(SourceName, {
  name: 'SourceName',
  description: 'The stores that an answer can come from.',
  valuesConfig: {
    CATALOG: { description: 'The joined tables: whatever is filtered, sorted or counted.' },
    BIGQUERY: { description: 'The public table of DICOM attributes.' },
    LABEL_FILES: { description: 'The published files, from which the catalog is loaded.' },
    DICOMWEB: {
      description: 'The DICOM objects: a DICOMweb server, the Cloud Healthcare API, or a folder.',
    },
    CLOUD_STORAGE: {
      description: 'The published image files: a Cloud Storage bucket, or a folder.',
    },
  },
});
