import type { Settings } from './settings.ts';

const DICOM_STORES = ['folder', 'dicomweb', 'healthcare'] as const;
const FILE_STORES = ['folder', 'gcs'] as const;

/** Where DICOM objects come from. */
export interface DicomConfig {
  readonly store: (typeof DICOM_STORES)[number];
  /** Folder with dicom/ and png/, for the store "folder". */
  readonly imageDir: string;
  /** Root of the DICOMweb service; not null for the store "dicomweb". */
  readonly dicomwebUrl: string | null;
  /** Authorization header for it; null sends none. */
  readonly dicomwebAuthorization: string | null;
  /** projects/…/locations/…/datasets/…/dicomStores/…, for the store "healthcare". */
  readonly healthcareStore: string;
  /** Where the Cloud Healthcare API is; null: Google's own. */
  readonly healthcareRootUrl: string | null;
  /** For one question to the store, attempts and pauses included. */
  readonly timeoutMs: number;
}

/** Where the published image files come from. */
export interface FileConfig {
  readonly store: (typeof FILE_STORES)[number];
  readonly imageDir: string;
  readonly bucket: string;
  /** Project that pays for reading a requester-pays bucket; null where none is named. */
  readonly userProject: string | null;
  /** Where the Cloud Storage JSON API is; null: Google's own. */
  readonly storageRootUrl: string | null;
  readonly timeoutMs: number;
}

/** The published store and bucket. */
const PUBLIC_STORE =
  'projects/chc-nih-chest-xray/locations/us-central1/datasets/nih-chest-xray/dicomStores/nih-chest-xray';
const PUBLIC_BUCKET = 'gcs-public-data--healthcare-nih-chest-xray';

const STORE_NAME = {
  pattern: /^projects\/[\w-]+\/locations\/[\w-]+\/datasets\/[\w-]+\/dicomStores\/[\w.-]+$/,
  wanted: 'projects/P/locations/L/datasets/D/dicomStores/S',
};
const BUCKET_NAME = { pattern: /^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/, wanted: "a bucket's name" };

/** What both stores share. */
type Shared = 'imageDir' | 'timeoutMs';

/** Reads where DICOM objects come from. */
export const readDicom = ({
  choice,
  url,
  secret,
  matching,
  insistOn,
}: Settings): Omit<DicomConfig, Shared> => {
  const store = choice('DICOM_STORE', DICOM_STORES);
  if (store === 'dicomweb') insistOn('DICOMWEB_URL', 'DICOM_STORE=dicomweb');
  return {
    store,
    dicomwebUrl: url('DICOMWEB_URL'),
    dicomwebAuthorization: secret('DICOMWEB_AUTHORIZATION', 1),
    healthcareStore: matching('HEALTHCARE_STORE', PUBLIC_STORE, STORE_NAME),
    healthcareRootUrl: url('HEALTHCARE_ROOT_URL'),
  };
};

/** Reads where the published image files come from. */
export const readFiles = ({
  choice,
  url,
  text,
  matching,
  insistOn,
}: Settings): Omit<FileConfig, Shared> => {
  const store = choice('FILE_STORE', FILE_STORES);
  if (store === 'gcs') insistOn('GOOGLE_CLOUD_PROJECT', 'FILE_STORE=gcs');
  return {
    store,
    bucket: matching('GCS_BUCKET', PUBLIC_BUCKET, BUCKET_NAME),
    userProject: text('GOOGLE_CLOUD_PROJECT', '') || null,
    storageRootUrl: url('STORAGE_ROOT_URL'),
  };
};
