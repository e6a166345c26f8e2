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
