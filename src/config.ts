import { type Environment, type Settings, settingsIn } from './settings.ts';

export const DICOM_STORES = ['folder', 'dicomweb', 'healthcare'] as const;
export const FILE_STORES = ['folder', 'gcs'] as const;

/** What a process is told by its environment. */
export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Folder in the published layout. */
  readonly dataDir: string;
  /** Memory for rows and attributes that were read before, in mebibytes; 0 remembers nothing. */
  readonly cacheMegabytes: number;
  /** Memory for pictures that were drawn before, in mebibytes; 0 remembers nothing. */
  readonly pictureCacheMegabytes: number;
  /** Origin under which callers reach the gateway; null takes the one they used. */
  readonly publicUrl: string | null;
  readonly viewers: ViewerConfig;
  readonly dicom: DicomConfig;
  readonly files: FileConfig;
  readonly imageUrls: ImageUrlConfig;
}

/** Where viewers of DICOM studies are; null where there is none. */
export interface ViewerConfig {
  readonly ohifUrl: string | null;
  readonly eunityUrl: string | null;
  readonly cloudvueUrl: string | null;
}

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

/** How addresses of pictures are written. */
export interface ImageUrlConfig {
  /** Signs them; null: they need no signature. */
  readonly secret: string | null;
  /** How long a signed one is good for, at least. */
  readonly ttlSeconds: number;
}

/** The published store and bucket. */
const PUBLIC_STORE =
  'projects/chc-nih-chest-xray/locations/us-central1/datasets/nih-chest-xray/dicomStores/nih-chest-xray';
const PUBLIC_BUCKET = 'gcs-public-data--healthcare-nih-chest-xray';

/** Seconds in a day and a week. */
const DAY = 86_400;
const WEEK = 604_800;

/**
 * Reads the settings. .env.example explains each.
 *
 * sampleDir: what is served where DATA_DIR is not set. Errors: ConfigError with all problems.
 */
export const readConfig = (env: Environment, sampleDir: string): Config => {
  const settings = settingsIn(env);
  const { text, integer, url, origin, secret } = settings;
  const dataDir = text('DATA_DIR', sampleDir);
  const shared = {
    imageDir: text('IMAGE_DIR', dataDir),
    timeoutMs: integer('SOURCE_TIMEOUT_MS', 10_000, [100, 600_000]),
  };
  const config: Config = {
    host: text('HOST', '127.0.0.1'),
    port: integer('PORT', 4000, [0, 65_535]),
    dataDir,
    cacheMegabytes: integer('CACHE_MB', 64, [0, 65_536]),
    pictureCacheMegabytes: integer('PICTURE_CACHE_MB', 64, [0, 65_536]),
    publicUrl: origin('PUBLIC_URL'),
    viewers: {
      ohifUrl: url('OHIF_URL'),
      eunityUrl: url('EUNITY_URL'),
      cloudvueUrl: url('CLOUDVUE_URL'),
    },
    dicom: { ...shared, ...readDicom(settings) },
    files: { ...shared, ...readFiles(settings) },
    imageUrls: {
      secret: secret('IMAGE_URL_SECRET', 32),
      ttlSeconds: integer('IMAGE_URL_TTL_SECONDS', DAY, [60, WEEK]),
    },
  };
  settings.done();
  return config;
};

type Shared = 'imageDir' | 'timeoutMs';

const readDicom = ({
  choice,
  url,
  secret,
  matching,
  require,
}: Settings): Omit<DicomConfig, Shared> => {
  const store = choice('DICOM_STORE', DICOM_STORES);
  if (store === 'dicomweb') require('DICOMWEB_URL', 'DICOM_STORE=dicomweb');
  return {
    store,
    dicomwebUrl: url('DICOMWEB_URL'),
    dicomwebAuthorization: secret('DICOMWEB_AUTHORIZATION', 1),
    healthcareStore: matching('HEALTHCARE_STORE', PUBLIC_STORE, STORE_NAME),
    healthcareRootUrl: url('HEALTHCARE_ROOT_URL'),
  };
};

const readFiles = ({
  choice,
  url,
  text,
  matching,
  require,
}: Settings): Omit<FileConfig, Shared> => {
  const store = choice('FILE_STORE', FILE_STORES);
  if (store === 'gcs') require('GOOGLE_CLOUD_PROJECT', 'FILE_STORE=gcs');
  return {
    store,
    bucket: matching('GCS_BUCKET', PUBLIC_BUCKET, BUCKET_NAME),
    userProject: text('GOOGLE_CLOUD_PROJECT', '') || null,
    storageRootUrl: url('STORAGE_ROOT_URL'),
  };
};

const STORE_NAME = {
  pattern: /^projects\/[\w-]+\/locations\/[\w-]+\/datasets\/[\w-]+\/dicomStores\/[\w.-]+$/,
  wanted: 'projects/P/locations/L/datasets/D/dicomStores/S',
};
const BUCKET_NAME = { pattern: /^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$/, wanted: "a bucket's name" };
