import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { operatorWords, type SourceProblem } from '../../../src/errors.ts';
import { type GoogleErrorName, googleError } from '../../support/google-errors/google-error.ts';
import { BUCKET, failureOf, filesAt, HELD, PAYER, startBucket } from './bucket.ts';

describe('A bucket whose readers pay', () => {
  it('is not even asked where no project is named, and says so', async (context) => {
    const { url, requests } = await startBucket(context);
    const files = await filesAt({ url, userProject: null });

    const error = await failureOf(files.original(HELD));
    const status = await files.status();

    assert.equal(error.problem, 'NO_ACCESS');
    assert.match(String(error.cause), /GOOGLE_CLOUD_PROJECT is not set.*radiographs/);
    assert.equal(await files.original('../secret.txt'), null);
    assert.equal(status.isHealthy, false);
    assert.match(status.message ?? '', /GOOGLE_CLOUD_PROJECT is not set/);
    assert.doesNotMatch(status.message ?? '', /radiographs/);
    assert.deepEqual(requests, []);
  });

  it('refuses a project that is none, and the log says what to set', async (context) => {
    const { url } = await startBucket(context);
    const files = await filesAt({ url, userProject: 'nobody' });

    const error = await failureOf(files.original(HELD));

    assert.equal(error.problem, 'NO_ACCESS');
    assert.match(operatorWords(error.cause), /User project specified in the request is invalid/);
    assert.match(String(error.cause), /set GOOGLE_CLOUD_PROJECT, now nobody, to a project/);
    assert.doesNotMatch(error.message, /nobody|radiographs/);
    const { isHealthy, message } = await files.status();
    assert.deepEqual([isHealthy, message], [false, error.message]);
  });

  it('refuses in the words in which Google does', async (context) => {
    const standIn = await startBucket(context);
    const files = await filesAt(standIn);
    const refusals: readonly (readonly [GoogleErrorName, SourceProblem, RegExp])[] = [
      [
        'storage-user-project-missing',
        'NO_ACCESS',
        /GOOGLE_CLOUD_PROJECT[^]*requester pays bucket/,
      ],
      [
        'storage-user-project-denied',
        'NO_ACCESS',
        /GOOGLE_CLOUD_PROJECT[^]*serviceusage\.services\.use/,
      ],
      ['storage-forbidden', 'NO_ACCESS', /permissions storage\.objects\.get/],
    ];
    for (const [name, problem, cause] of refusals) {
      standIn.refusal = googleError(name);
      standIn.requests.length = 0;
      const error = await failureOf(files.original(HELD));
      assert.equal(error.problem, problem);
      assert.match(operatorWords(error.cause), cause);
      assert.equal(standIn.requests.length, 1);
    }
  });
});

describe('A bucket that refuses', () => {
  it('gives no access where there is none of its name', async (context) => {
    const { url } = await startBucket(context);
    const files = await filesAt({ url, bucket: 'another-bucket' });

    const error = await failureOf(files.original(HELD));

    assert.equal(error.problem, 'NO_ACCESS');
    assert.match(operatorWords(error.cause), /The bucket another-bucket refuses[^]*does not exist/);
  });

  it('holds no file of a name, whatever the bucket is called', async (context) => {
    const standIn = await startBucket(context);
    const { status, body } = googleError('storage-no-object');
    const message = `No such object: my-bucket/png/${HELD}`;
    standIn.refusal = { status, body, message };
    const files = await filesAt({ url: standIn.url, bucket: 'my-bucket' });

    assert.equal(await files.original(HELD), null);
  });

  it('is busy where it is asked too often, with 429 or 403', async (context) => {
    const standIn = await startBucket(context);
    const files = await filesAt(standIn);
    const tooOften = googleError('storage-rate-limit');
    for (const status of [429, 403]) {
      standIn.refusal = { ...tooOften, status, retryAfter: '60' };
      standIn.requests.length = 0;
      const error = await failureOf(files.original(HELD));
      assert.equal(error.problem, 'BUSY');
      assert.equal(error.retryAfterSeconds, 60);
      assert.equal(standIn.requests.length, 1);
    }
  });

  it('is asked again where it fails', async (context) => {
    const standIn = await startBucket(context);
    const files = await filesAt(standIn);
    standIn.refusal = { status: 500, message: 'Backend Error', body: '{}' };

    const error = await failureOf(files.original(HELD));

    assert.equal(error.problem, 'NO_ANSWER');
    assert.equal(standIn.requests.length, 2);
    assert.ok(!String(error.cause).includes(BUCKET + PAYER));
  });
});
