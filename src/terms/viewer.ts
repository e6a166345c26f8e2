import { registerEnumType } from 'type-graphql';

/** A program that shows DICOM studies. */
export const Viewer = { OHIF: 'OHIF' } as const;
export type Viewer = keyof typeof Viewer;

registerEnumType(Viewer, {
  name: 'Viewer',
  description: 'A program that shows DICOM studies.',
  valuesConfig: { OHIF: { description: 'The OHIF viewer that the gateway is configured with.' } },
});

/** Where viewers are; null where none is configured. */
export interface ViewerAddresses {
  readonly ohifUrl: string | null;
  readonly eunityUrl: string | null;
  readonly cloudvueUrl: string | null;
}

/** The address of a study in a viewer; null where none is configured. */
export const studyViewerUrl = (
  _viewer: Viewer,
  { ohifUrl }: ViewerAddresses,
  studyInstanceUid: string,
): string | null => {
  if (ohifUrl === null) return null;
  const url = new URL('viewer', ohifUrl.endsWith('/') ? ohifUrl : `${ohifUrl}/`);
  url.searchParams.set('StudyInstanceUIDs', studyInstanceUid);
  return url.href;
};
