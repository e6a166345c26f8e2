import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemsOf } from './reading.ts';

describe('Settings that cannot be used', () => {
  it('say what another setting makes necessary', () => {
    assert.deepEqual(problemsOf({ DICOM_STORE: 'dicomweb', FILE_STORE: 'gcs' }), [
      'DICOMWEB_URL: wanted because of DICOM_STORE=dicomweb, found nothing.',
      'GOOGLE_CLOUD_PROJECT: wanted because of FILE_STORE=gcs, found nothing.',
    ]);
  });

  it('say that BigQuery needs a project that pays, and its catalog a dataset', () => {
    assert.deepEqual(problemsOf({ CATALOG: 'bigquery' }), [
      'BIGQUERY_DATASET: wanted because of CATALOG=bigquery, found nothing.',
      'GOOGLE_CLOUD_PROJECT: wanted because of CATALOG=bigquery, found nothing.',
    ]);
    assert.deepEqual(problemsOf({ DICOM_ATTRIBUTES: 'bigquery' }), [
      'GOOGLE_CLOUD_PROJECT: wanted because of DICOM_ATTRIBUTES=bigquery, found nothing.',
    ]);
    const both = { CATALOG: 'bigquery', DICOM_ATTRIBUTES: 'bigquery', BIGQUERY_DATASET: 'd' };
    assert.deepEqual(problemsOf({ ...both, GOOGLE_CLOUD_PROJECT: 'p' }), []);
  });

  it('take no project that would lead requests elsewhere', () => {
    for (const GOOGLE_CLOUD_PROJECT of ['../p', 'p/datasets', 'p?alt=media', 'P', '-p', 'a b']) {
      assert.deepEqual(problemsOf({ GOOGLE_CLOUD_PROJECT }), [
        `GOOGLE_CLOUD_PROJECT: wanted a project's name, found "${GOOGLE_CLOUD_PROJECT}".`,
      ]);
    }
    for (const GOOGLE_CLOUD_PROJECT of ['my-project-1', 'example.com:project', '123456789012']) {
      assert.deepEqual(problemsOf({ GOOGLE_CLOUD_PROJECT }), []);
    }
  });

  it('say which pair of a role and a number is wrong, and what is taken', () => {
    const taken =
      'wanted NAME=NUMBER with a name of anonymous, reader, researcher, admin and a whole number from 0 to 1000000000000000';

    for (const pair of ['admin', 'owner=5', 'admin=-1', 'admin=1e9', 'admin=1000000000000001']) {
      assert.deepEqual(problemsOf({ BIGQUERY_BYTES_PER_DAY_BY_ROLE: `reader=5,${pair}` }), [
        `BIGQUERY_BYTES_PER_DAY_BY_ROLE: ${taken}, found "${pair}".`,
      ]);
    }
    assert.equal(problemsOf({ BIGQUERY_MAX_BYTES_BILLED_BY_ROLE: 'admin=0' }).length, 1);
  });

  it('say which origin is none, and that any origin may not send what browsers keep', () => {
    const wanted =
      'CORS_ORIGINS: wanted origins such as https://app.example,http://localhost:3000, or * alone';

    for (const origin of [
      'app.example',
      'https://app.example/',
      'https://App.example',
      '*',
      'null',
    ]) {
      assert.deepEqual(problemsOf({ CORS_ORIGINS: `https://a.example, ${origin}` }), [
        `${wanted}, found "${origin}".`,
      ]);
    }
    assert.deepEqual(problemsOf({ CORS_ORIGINS: '*', CORS_CREDENTIALS: 'on' }), [
      'CORS_CREDENTIALS: wanted off because of CORS_ORIGINS=*, found "on".',
    ]);
    assert.deepEqual(problemsOf({ CORS_ORIGINS: '*' }), []);
  });

  it('do not repeat the address of a Redis, which may hold a password', () => {
    for (const address of ['http://:hush@redis', 'hush@redis', 'redis//hush']) {
      assert.deepEqual(problemsOf({ REDIS_URL: address }), [
        'REDIS_URL: wanted an address of redis: or rediss:, found another.',
      ]);
    }
  });

  it('do not repeat a secret, not even a wrong one', () => {
    assert.deepEqual(problemsOf({ IMAGE_URL_SECRET: 'short-secret' }), [
      'IMAGE_URL_SECRET: wanted at least 32 characters, found 12.',
    ]);
  });

  it('take the limits themselves', () => {
    assert.deepEqual(problemsOf({ PORT: '0', CACHE_MB: '0' }), []);
    assert.deepEqual(problemsOf({ PORT: '65535', CACHE_MB: '65536' }), []);
  });

  for (const [name, values] of Object.entries({
    PORT: ['65536', '-1', '80.5', '0x50', '1e3', 'http', '8080;'],
    CACHE_MB: ['65537', '-1', '64 MB', 'much'],
    PUBLIC_URL: [
      'graph.example',
      '/graph',
      'ftp://graph.example',
      'javascript:alert(1)',
      'http://',
      'https://graph.example/graph',
      'https://graph.example/?q',
    ],
    CLOUDVUE_URL: ['cloudvue', 'https://cloudvue.example'],
    OHIF_URL: ['viewer', '//viewer', 'file:///viewer', 'https://viewer.example/?study='],
    DICOM_STORE: ['Folder', 'orthanc'],
    FILE_STORE: ['s3', 'dicomweb'],
    SOURCE_TIMEOUT_MS: ['99', '10s', '600001'],
    HEALTHCARE_STORE: ['nih-chest-xray', 'projects/p/locations/l/datasets/d/dicomStores/../s'],
    GCS_BUCKET: ['gs://bucket', 'a/b', '..'],
    IMAGE_URL_TTL_SECONDS: ['59', '1d'],
    CATALOG: ['BigQuery', 'sqlite'],
    DICOM_ATTRIBUTES: ['table', 'dicomweb'],
    BIGQUERY_DATASET: ['my-dataset', 'a.b.c', 'project.', '`d`', "d'; drop table x"],
    BIGQUERY_LOCATION: ['1', 'US;', 'europe west'],
    BIGQUERY_API_ENDPOINT: ['127.0.0.1:9050', 'file:///x'],
    BIGQUERY_DICOM_TABLE: ['table', 'dataset.table', 'p.d.t.u', 'project.d.`t`'],
    BIGQUERY_TIMEOUT_MS: ['999', '600001', '30s'],
    BIGQUERY_MAX_BYTES_BILLED: ['0', '1 GB', '1000000000000001'],
    BIGQUERY_BYTES_PER_DAY: ['-1', '10G', '1000000000000001'],
  })) {
    it(`refuse a wrong ${name}, and name it, what was wanted and what was found`, () => {
      for (const value of values) {
        const [problem = '', ...others] = problemsOf({ [name]: value });

        assert.deepEqual(others, []);
        assert.match(problem, new RegExp(`^${name}: wanted `));
        assert.ok(problem.endsWith(`found "${value}".`), problem);
      }
    });
  }

  it('tell all problems at once', () => {
    const env = { PORT: 'x', CACHE_MB: 'y', PUBLIC_URL: 'z', OHIF_URL: 'viewer', HOST: 'fine' };

    assert.deepEqual(
      problemsOf(env).map((problem) => problem.split(':', 1)[0]),
      ['PORT', 'CACHE_MB', 'PUBLIC_URL', 'OHIF_URL'],
    );
  });
});
