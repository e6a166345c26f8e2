import assert from 'node:assert/strict';
import { readConfig } from '../../src/config.ts';
import { ConfigError } from '../../src/settings.ts';
import type { Role } from '../../src/terms/role.ts';

export const SAMPLE = '/the/sample';

export const DEFAULTS = {
  host: '127.0.0.1',
  port: 4000,
  identity: {
    auth: 'none',
    apiKeysFile: '',
    jwt: {
      keysUrl: null,
      keysFile: '',
      issuer: '',
      audience: '',
      algorithms: ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519'],
      clockSkewSeconds: 30,
      maxAgeSeconds: 86_400,
      rolesClaim: 'roles',
      defaultRole: 'anonymous',
    },
    router: { secret: null, takesCertificates: false },
    tls: null,
    trustedProxies: [],
  },
  http: {
    cors: { origins: [], hasCredentials: false },
    isCompressing: true,
    requestTimeoutMs: 60_000,
    maxConnections: 4096,
  },
  limits: {
    mode: 'enforce',
    cost: { everyone: 250_000, roles: new Map<Role, number>() },
    depth: 20,
    rate: {
      points: { everyone: 0, roles: new Map<Role, number>() },
      windowSeconds: 60,
      sharedBy: 10,
    },
  },
  documents: { persisted: 'prefer', trustedFile: '', hasApq: true, tools: 'open' },
  dataDir: SAMPLE,
  catalog: { engine: 'duckdb', file: null },
  attributeStore: 'store',
  bigquery: {
    projectId: '',
    apiEndpoint: null,
    dataset: '',
    location: null,
    dicomTable: 'chc-nih-chest-xray.nih_chest_xray.nih_chest_xray',
    timeoutMs: 30_000,
    silenceMs: 2500,
    maxBytesBilled: { everyone: 1_000_000_000, roles: new Map<Role, number>() },
    bytesPerDay: { everyone: 10_000_000_000, roles: new Map<Role, number>() },
    redisUrl: null,
  },
  cacheMegabytes: 64,
  pictureCacheMegabytes: 64,
  publicUrl: null,
  viewers: { ohifUrl: null, eunityUrl: null, cloudvueUrl: null },
  dicom: {
    store: 'folder',
    imageDir: SAMPLE,
    dicomwebUrl: null,
    dicomwebAuthorization: null,
    healthcareStore:
      'projects/chc-nih-chest-xray/locations/us-central1/datasets/nih-chest-xray/dicomStores/nih-chest-xray',
    healthcareRootUrl: null,
    timeoutMs: 2500,
  },
  exports: { folder: null, maxBytes: 1024 * 1024 * 1024 },
  files: {
    store: 'folder',
    imageDir: SAMPLE,
    bucket: 'gcs-public-data--healthcare-nih-chest-xray',
    userProject: null,
    storageRootUrl: null,
    timeoutMs: 2500,
  },
  imageUrls: { secret: null, ttlSeconds: 86_400 },
  mcp: { isOn: true, localRole: 'researcher' },
  telemetry: {
    metrics: { isOn: true, token: null, operations: [] },
    log: { format: 'text', level: 'info', requests: 'failed' },
    traces: null,
  },
  resilience: {
    statementTimeoutMs: 10_000,
    operationTimeoutMs: 40_000,
    shedding: { mostDelayMs: 250, mostRequests: 1000 },
    answers: { mostBytesEach: 32 * 1024 * 1024, mostBytes: 256 * 1024 * 1024 },
    stopping: { delayMs: 0, drainMs: 2000 },
    reloadSeconds: 0,
    workers: 1,
  },
  speed: { isFast: true, columnBytes: 64 * 1024 * 1024, answerBytes: 16 * 1024 * 1024 },
};

/** The names that are asked for while the settings are read. */
export function namesRead(): readonly string[] {
  const names = new Set<string>();
  const env = new Proxy<Record<string, string | undefined>>(
    {},
    {
      get: (_, name) => {
        names.add(String(name));
        return undefined;
      },
    },
  );
  readConfig(env, SAMPLE);
  return [...names].sort();
}

export function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(env, SAMPLE);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    for (const problem of error.problems) assert.ok(error.message.includes(problem));
    return error.problems;
  }
  return [];
}
