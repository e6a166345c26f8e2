import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../../src/config.ts';
import { DEFAULTS, namesRead, SAMPLE } from './reading.ts';

describe('The settings', () => {
  it('have defaults', () => {
    assert.deepEqual(readConfig({}, SAMPLE), DEFAULTS);
  });

  it('have their defaults where they are empty or blank', () => {
    const env = Object.fromEntries(namesRead().map((name, i) => [name, i % 2 === 0 ? '' : ' \t']));

    assert.deepEqual(readConfig(env, SAMPLE), DEFAULTS);
  });

  it('are read from the environment', () => {
    const env = {
      RATE_LIMIT: 'off',
      HOST: '0.0.0.0',
      PORT: '8080',
      DATA_DIR: '/data/with a space',
      CACHE_MB: '0',
      PICTURE_CACHE_MB: '16',
      PUBLIC_URL: 'https://graph.example',
      OHIF_URL: 'http://localhost:3000/ohif/',
      EUNITY_URL: 'https://eunity.example',
      CLOUDVUE_URL: 'https://cloudvue.example/{studyInstanceUid}',
      DICOM_STORE: 'dicomweb',
      DICOMWEB_URL: 'http://127.0.0.1:8042/dicom-web',
      DICOMWEB_AUTHORIZATION: 'Bearer abc',
      IMAGE_DIR: '/images',
      HEALTHCARE_STORE: 'projects/p/locations/l/datasets/d/dicomStores/s.1',
      HEALTHCARE_ROOT_URL: 'http://127.0.0.1:9000/',
      SOURCE_TIMEOUT_MS: '500',
      FILE_STORE: 'gcs',
      GCS_BUCKET: 'my-bucket',
      GOOGLE_CLOUD_PROJECT: 'my-project',
      CATALOG: 'bigquery',
      CATALOG_FILE: '/data/catalog.duckdb',
      DICOM_ATTRIBUTES: 'bigquery',
      BIGQUERY_DATASET: 'other-project.radiograph',
      BIGQUERY_LOCATION: 'europe-west1',
      BIGQUERY_API_ENDPOINT: 'http://127.0.0.1:9050',
      BIGQUERY_DICOM_TABLE: 'example.com:project.exports.dicom_2020',
      BIGQUERY_TIMEOUT_MS: '5000',
      BIGQUERY_MAX_BYTES_BILLED: '20000000',
      BIGQUERY_MAX_BYTES_BILLED_BY_ROLE: 'researcher=50000000, admin = 1000000000',
      BIGQUERY_BYTES_PER_DAY: '0',
      BIGQUERY_BYTES_PER_DAY_BY_ROLE: 'anonymous=7',
      REDIS_URL: 'rediss://:secret@redis.example:6380/2',
      STORAGE_ROOT_URL: 'http://127.0.0.1:9001/',
      IMAGE_URL_SECRET: 'x'.repeat(32),
      IMAGE_URL_TTL_SECONDS: '3600',
      EXPORT_DIR: '/exports',
      EXPORT_DISK_MB: '16',
      UNRELATED: 'x',
    };

    assert.deepEqual(readConfig(env, SAMPLE), {
      ...DEFAULTS,
      host: '0.0.0.0',
      port: 8080,
      dataDir: '/data/with a space',
      catalog: { engine: 'bigquery', file: '/data/catalog.duckdb' },
      attributeStore: 'bigquery',
      bigquery: {
        projectId: 'my-project',
        apiEndpoint: 'http://127.0.0.1:9050',
        dataset: 'other-project.radiograph',
        location: 'europe-west1',
        dicomTable: 'example.com:project.exports.dicom_2020',
        timeoutMs: 5000,
        silenceMs: 500,
        maxBytesBilled: {
          everyone: 20_000_000,
          roles: new Map([
            ['researcher', 50_000_000],
            ['admin', 1_000_000_000],
          ]),
        },
        bytesPerDay: { everyone: 0, roles: new Map([['anonymous', 7]]) },
        redisUrl: 'rediss://:secret@redis.example:6380/2',
      },
      cacheMegabytes: 0,
      pictureCacheMegabytes: 16,
      publicUrl: 'https://graph.example',
      viewers: {
        ohifUrl: 'http://localhost:3000/ohif/',
        eunityUrl: 'https://eunity.example',
        cloudvueUrl: 'https://cloudvue.example/{studyInstanceUid}',
      },
      dicom: {
        store: 'dicomweb',
        imageDir: '/images',
        dicomwebUrl: 'http://127.0.0.1:8042/dicom-web',
        dicomwebAuthorization: 'Bearer abc',
        healthcareStore: 'projects/p/locations/l/datasets/d/dicomStores/s.1',
        healthcareRootUrl: 'http://127.0.0.1:9000/',
        timeoutMs: 500,
      },
      files: {
        store: 'gcs',
        imageDir: '/images',
        bucket: 'my-bucket',
        userProject: 'my-project',
        storageRootUrl: 'http://127.0.0.1:9001/',
        timeoutMs: 500,
      },
      imageUrls: { secret: 'x'.repeat(32), ttlSeconds: 3600 },
      exports: { folder: '/exports', maxBytes: 16 * 1024 * 1024 },
    });
  });

  it('look for images among the published files, where no other folder is named', () => {
    const { dicom, files } = readConfig({ DATA_DIR: '/data' }, SAMPLE);

    assert.deepEqual([dicom.imageDir, files.imageDir], ['/data', '/data']);
  });
});
