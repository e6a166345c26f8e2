import {
  type AttributeStore,
  type BigQueryConfig,
  type CatalogConfig,
  readBigQuery,
} from './config-bigquery.ts';
import { type HttpConfig, readHttp } from './config-http.ts';
import { type IdentityConfig, readIdentity } from './config-identity.ts';
import {
  type DocumentsConfig,
  type LimitsConfig,
  readDocuments,
  readLimits,
} from './config-limits.ts';
import { type McpConfig, readMcp } from './config-mcp.ts';
import { type ResilienceConfig, readResilience } from './config-resilience.ts';
import { readSpeed, type SpeedConfig } from './config-speed.ts';
import { type DicomConfig, type FileConfig, readDicom, readFiles } from './config-stores.ts';
import { readTelemetry, type TelemetryConfig } from './config-telemetry.ts';
import { type Environment, type Settings, settingsIn } from './settings.ts';

/** What a process is told by its environment. */
export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly http: HttpConfig;
  readonly identity: IdentityConfig;
  readonly limits: LimitsConfig;
  readonly documents: DocumentsConfig;
  /** Folder in the published layout. */
  readonly dataDir: string;
  readonly catalog: CatalogConfig;
  /** What answers for the attributes of DICOM objects. */
  readonly attributeStore: AttributeStore;
  readonly bigquery: BigQueryConfig;
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
  readonly exports: ExportConfig;
  readonly mcp: McpConfig;
  readonly telemetry: TelemetryConfig;
  readonly resilience: ResilienceConfig;
  readonly speed: SpeedConfig;
}

/** Where exported files are kept while they are wanted. */
export interface ExportConfig {
  /** Null: the system's folder for temporary files. */
  readonly folder: string | null;
  /** For all of them together. */
  readonly maxBytes: number;
}

/** Where viewers of DICOM studies are; null where there is none. */
export interface ViewerConfig {
  readonly ohifUrl: string | null;
  readonly eunityUrl: string | null;
  readonly cloudvueUrl: string | null;
}

/** How addresses of pictures are written. */
export interface ImageUrlConfig {
  /** Signs them; null: they need no signature. */
  readonly secret: string | null;
  /** How long a signed one is good for, at least. */
  readonly ttlSeconds: number;
}

/** Where the UID of a study goes in the address of a viewer. */
const STUDY = '{studyInstanceUid}';

/** Seconds in a day and a week. */
const DAY = 86_400;
const WEEK = 604_800;

const MEBIBYTE = 1_048_576;

/**
 * Reads the settings. .env.example explains each.
 *
 * sampleDir: what is served where DATA_DIR is not set. Errors: ConfigError with all problems.
 */
export const readConfig = (env: Environment, sampleDir: string): Config => {
  const settings = settingsIn(env);
  const { text, integer, origin, base, template } = settings;
  const dataDir = text('DATA_DIR', sampleDir);
  const shared = {
    imageDir: text('IMAGE_DIR', dataDir),
    timeoutMs: integer('SOURCE_TIMEOUT_MS', 2500, [100, 600_000]),
  };
  const host = text('HOST', '127.0.0.1');
  const onBigQuery = readBigQuery(settings);
  const config: Config = {
    host,
    port: integer('PORT', 4000, [0, 65_535]),
    http: readHttp(settings),
    identity: readIdentity(settings),
    limits: readLimits(settings, host),
    documents: readDocuments(settings),
    dataDir,
    ...onBigQuery,
    bigquery: { ...onBigQuery.bigquery, silenceMs: shared.timeoutMs },
    cacheMegabytes: integer('CACHE_MB', 64, [0, 65_536]),
    pictureCacheMegabytes: integer('PICTURE_CACHE_MB', 64, [0, 65_536]),
    publicUrl: origin('PUBLIC_URL'),
    viewers: {
      ohifUrl: base('OHIF_URL', STUDY),
      eunityUrl: base('EUNITY_URL', STUDY),
      cloudvueUrl: template('CLOUDVUE_URL', STUDY),
    },
    dicom: { ...shared, ...readDicom(settings) },
    files: { ...shared, ...readFiles(settings) },
    mcp: readMcp(settings),
    telemetry: readTelemetry(settings),
    resilience: readResilience(settings),
    speed: readSpeed(settings),
    ...readAddressed(settings),
  };
  settings.done();
  return config;
};

/** What stands behind addresses that the graph gives out. */
const readAddressed = ({
  text,
  integer,
  secret,
}: Settings): Pick<Config, 'imageUrls' | 'exports'> => ({
  imageUrls: {
    secret: secret('IMAGE_URL_SECRET', 32),
    ttlSeconds: integer('IMAGE_URL_TTL_SECONDS', DAY, [60, WEEK]),
  },
  exports: {
    folder: text('EXPORT_DIR', '') || null,
    maxBytes: integer('EXPORT_DISK_MB', 1024, [16, 1_048_576]) * MEBIBYTE,
  },
});
