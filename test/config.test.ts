import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseEnv } from 'node:util';
import { readConfig } from '../src/config.ts';
import { ConfigError } from '../src/settings.ts';

const SAMPLE = '/the/sample';

const DEFAULTS = {
  host: '127.0.0.1',
  port: 4000,
  dataDir: SAMPLE,
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
    timeoutMs: 10_000,
  },
  files: {
    store: 'folder',
    imageDir: SAMPLE,
    bucket: 'gcs-public-data--healthcare-nih-chest-xray',
    userProject: null,
    storageRootUrl: null,
    timeoutMs: 10_000,
  },
  imageUrls: { secret: null, ttlSeconds: 86_400 },
};

/** The names that are asked for while the settings are read. */
function namesRead(): readonly string[] {
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

function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(env, SAMPLE);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    for (const problem of error.problems) assert.ok(error.message.includes(problem));
    return error.problems;
  }
  return [];
}

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
      HOST: '0.0.0.0',
      PORT: '8080',
      DATA_DIR: '/data/with a space',
      CACHE_MB: '0',
      PICTURE_CACHE_MB: '16',
      PUBLIC_URL: 'https://graph.example',
      OHIF_URL: 'http://localhost:3000/ohif/',
      EUNITY_URL: 'https://eunity.example',
      CLOUDVUE_URL: 'https://cloudvue.example',
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
      STORAGE_ROOT_URL: 'http://127.0.0.1:9001/',
      IMAGE_URL_SECRET: 'x'.repeat(32),
      IMAGE_URL_TTL_SECONDS: '3600',
      UNRELATED: 'x',
    };

    assert.deepEqual(readConfig(env, SAMPLE), {
      ...DEFAULTS,
      host: '0.0.0.0',
      port: 8080,
      dataDir: '/data/with a space',
      cacheMegabytes: 0,
      pictureCacheMegabytes: 16,
      publicUrl: 'https://graph.example',
      viewers: {
        ohifUrl: 'http://localhost:3000/ohif/',
        eunityUrl: 'https://eunity.example',
        cloudvueUrl: 'https://cloudvue.example',
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
    });
  });

  it('look for images among the published files, where no other folder is named', () => {
    const { dicom, files } = readConfig({ DATA_DIR: '/data' }, SAMPLE);

    assert.deepEqual([dicom.imageDir, files.imageDir], ['/data', '/data']);
  });

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
    OHIF_URL: ['viewer', '//viewer', 'file:///viewer'],
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

describe('.env.example', () => {
  const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const example = parseEnv(text);

  it('names exactly the settings that are read', () => {
    assert.deepEqual(Object.keys(example).toSorted(), namesRead());
  });

  it('gives each its default', () => {
    assert.deepEqual(readConfig(example, SAMPLE), DEFAULTS);
  });

  it('says in a sentence what each is', () => {
    const blocks = text.trim().split('\n\n').slice(1);
    for (const block of blocks.filter((part) => !part.startsWith('# ──'))) {
      assert.match(block, /^(# [^\n]+[.,:]\n)+[A-Z_]+=/, block);
    }
  });
});
