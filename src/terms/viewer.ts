import { registerEnumType } from 'type-graphql';

/** A program that shows DICOM studies. */
export const Viewer = { OHIF: 'OHIF', EUNITY: 'EUNITY', CLOUDVUE: 'CLOUDVUE' } as const;
export type Viewer = keyof typeof Viewer;

registerEnumType(Viewer, {
  name: 'Viewer',
  description:
    'A program that shows DICOM studies. The operator of the gateway says where each is; an address with {studyInstanceUid} in it is taken as it stands, with the UID in that place.',
  valuesConfig: {
    OHIF: { description: 'OHIF, by its /viewer?StudyInstanceUIDs=UID.' },
    EUNITY: { description: 'eUnity, by its /e/viewer?studyUID=UID.' },
    CLOUDVUE: {
      description: 'IMS CloudVue. Its form is not published: null unless the address says it.',
    },
  },
});

/** Where viewers are; null where none is configured. */
export interface ViewerAddresses {
  readonly ohifUrl: string | null;
  readonly eunityUrl: string | null;
  readonly cloudvueUrl: string | null;
}

/** Stands for the UID in an address that says where it goes. */
const PLACEHOLDER = '{studyInstanceUid}';

/**
 * The address of a study in a viewer; null where none is configured, or none of its studies has an
 * address.
 *
 * Source of the forms: docs.ohif.org, "Configuration", "URL"; eUnity's own client and what launches
 * it. The vendor of CloudVue publishes none.
 */
export const studyViewerUrl = (
  viewer: Viewer,
  { ohifUrl, eunityUrl, cloudvueUrl }: ViewerAddresses,
  studyInstanceUid: string,
): string | null => {
  const addresses = {
    OHIF: templateOf(ohifUrl, 'viewer?StudyInstanceUIDs='),
    EUNITY: templateOf(eunityUrl, 'e/viewer?studyUID='),
    CLOUDVUE: templateOf(cloudvueUrl, null),
  };
  return addresses[viewer]?.replaceAll(PLACEHOLDER, studyInstanceUid) ?? null;
};

const templateOf = (address: string | null, form: string | null): string | null => {
  if (address === null || address.includes(PLACEHOLDER)) return address;
  if (form === null) return null;
  return `${address.endsWith('/') ? address : `${address}/`}${form}${PLACEHOLDER}`;
};
