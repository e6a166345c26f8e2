import type { Settings } from './settings.ts';
import { ROLES, type Role } from './terms/role.ts';

const CATALOGS = ['duckdb', 'bigquery'] as const;
const ATTRIBUTES = ['store', 'bigquery'] as const;

/** A number for callers, which some roles have another of. */
export interface ByRole {
  readonly everyone: number;
  readonly roles: ReadonlyMap<Role, number>;
}

/** How BigQuery is reached, and what it may cost. */
export interface BigQueryConfig {
  /** Project that pays. Not empty where anything is on BigQuery. */
  readonly projectId: string;
  /** Where the API is; null: Google's own. A stand-in is asked without credentials. */
  readonly apiEndpoint: string | null;
  /** Dataset of the catalog's tables, PROJECT.DATASET or DATASET. Not empty for the catalog "bigquery". */
  readonly dataset: string;
  /** Where the dataset is; null: as it says itself. */
  readonly location: string | null;
  /** PROJECT.DATASET.TABLE with the DICOM attributes. */
  readonly dicomTable: string;
  /** For one statement, in milliseconds: waiting, repeats and pauses included. */
  readonly timeoutMs: number;
  /** For how long BigQuery may say nothing, in milliseconds. */
  readonly silenceMs: number;
  /** The most that one statement may bill, in bytes. */
  readonly maxBytesBilled: ByRole;
  /** The most that a caller may have billed in a day, in bytes; 0: no limit. */
  readonly bytesPerDay: ByRole;
  /** Where what callers spent is counted together with other replicas; null: in this process. */
  readonly redisUrl: string | null;
}

/** What runs the catalog's statements, and what answers for DICOM attributes. */
export interface CatalogConfig {
  readonly engine: (typeof CATALOGS)[number];
  /** DuckDB file that `npm run load` made; null: loaded from the folder, in memory. */
  readonly file: string | null;
}
export type AttributeStore = (typeof ATTRIBUTES)[number];

// A project of an organisation has the organisation's domain before it, such as example.com:project.
const DATASET_NAME = {
  pattern: /^(|(([a-z][a-z0-9.-]{1,62}:)?[a-z][a-z0-9-]{1,62}\.)?\w{1,1024})$/,
  wanted: 'DATASET or PROJECT.DATASET',
};
const TABLE_NAME = {
  pattern: /^([a-z][a-z0-9.-]{1,62}:)?[a-z][a-z0-9-]{1,62}\.\w{1,1024}\.[\w$-]{1,1024}$/,
  wanted: 'PROJECT.DATASET.TABLE',
};
const PROJECT = {
  // Also by its number, as Cloud Storage takes it.
  pattern: /^(|([a-z][a-z0-9.-]{1,62}:)?[a-z0-9][a-z0-9-]{0,62})$/,
  wanted: "a project's name",
};
const LOCATION = { pattern: /^(|[A-Za-z][A-Za-z0-9-]{1,40})$/, wanted: 'a location such as US' };

const PUBLIC_TABLE = 'chc-nih-chest-xray.nih_chest_xray.nih_chest_xray';

/** A petabyte: no one means more. */
const MOST_BYTES = 1e15;

/** Reads what is on BigQuery, how it is reached, and what it may cost. */
export const readBigQuery = (
  settings: Settings,
): {
  catalog: CatalogConfig;
  attributeStore: AttributeStore;
  bigquery: Omit<BigQueryConfig, 'silenceMs'>;
} => {
  const { choice, text, url, integer, matching, insistOn } = settings;
  const engine = choice('CATALOG', CATALOGS);
  const attributeStore = choice('DICOM_ATTRIBUTES', ATTRIBUTES);
  if (engine === 'bigquery') {
    insistOn('BIGQUERY_DATASET', 'CATALOG=bigquery');
    insistOn('GOOGLE_CLOUD_PROJECT', 'CATALOG=bigquery');
  } else if (attributeStore === 'bigquery') {
    insistOn('GOOGLE_CLOUD_PROJECT', 'DICOM_ATTRIBUTES=bigquery');
  }
  const byRole = (name: string, fallback: number, least: number): ByRole => ({
    everyone: integer(name, fallback, [least, MOST_BYTES]),
    roles: settings.pairs(`${name}_BY_ROLE`, ROLES, [least, MOST_BYTES]),
  });
  return {
    catalog: { engine, file: text('CATALOG_FILE', '') || null },
    attributeStore,
    bigquery: {
      // It stands in paths of requests.
      projectId: matching('GOOGLE_CLOUD_PROJECT', '', PROJECT),
      apiEndpoint: url('BIGQUERY_API_ENDPOINT'),
      dataset: matching('BIGQUERY_DATASET', '', DATASET_NAME),
      location: matching('BIGQUERY_LOCATION', '', LOCATION) || null,
      dicomTable: matching('BIGQUERY_DICOM_TABLE', PUBLIC_TABLE, TABLE_NAME),
      timeoutMs: integer('BIGQUERY_TIMEOUT_MS', 30_000, [1000, 600_000]),
      maxBytesBilled: byRole('BIGQUERY_MAX_BYTES_BILLED', 1_000_000_000, 1),
      bytesPerDay: byRole('BIGQUERY_BYTES_PER_DAY', 10_000_000_000, 0),
      redisUrl: settings.secretAddress('REDIS_URL', ['redis:', 'rediss:']),
    },
  };
};
