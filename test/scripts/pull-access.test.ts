import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { AccessError, PullError } from '../../scripts/pull/pull-error.ts';
import { type Credentials, SilenceError } from '../../src/sources/google/credentials.ts';
import { NAME, startPulling, TEXT } from './pull/pulling.ts';

const TOKEN = 'Bearer ya29.token-of-who-filled-in-the-form';

const credentials: Credentials = async () => new Headers({ authorization: TOKEN });

const noneFound: Credentials = async () => {
  throw new Error('Could not load the default credentials.');
};

describe('Pulling from a bucket that does not answer everyone', () => {
  it('says what the bucket says, where the form is and how to show who asks', async (test) => {
    const { bucket, pull } = await startPulling(test, { credentials: noneFound });
    bucket.guest = 'nobody';

    await assert.rejects(pull(), (error) => {
      assert.ok(error instanceof AccessError);
      assert.match(
        error.message,
        /^four_findings.*the bucket answers 403, AccessDenied: Anonymous/,
      );
      assert.match(error.message, /https:\/\/docs\.cloud\.google\.com\/.*#additional_labels/);
      assert.match(error.message, /gcloud auth application-default login/);
      assert.match(error.message, /GOOGLE_APPLICATION_CREDENTIALS/);
      return true;
    });
    assert.equal(bucket.requests.length, 1);
  });

  it('shows the credentials that there are, but not before they are wanted', async (test) => {
    const { bucket, file, pull, said } = await startPulling(test, { credentials });
    bucket.guest = TOKEN;

    await pull();

    assert.equal(readFileSync(file, 'utf8'), TEXT);
    assert.deepEqual(
      bucket.requests.map(({ authorization }) => authorization),
      [null, TOKEN],
    );
    assert.deepEqual(said, [`${NAME}: ${TEXT.length} bytes, whole and verified`]);
  });

  it('is refused once, with credentials that may not see the file', async (test) => {
    const { bucket, pull } = await startPulling(test, { credentials });
    bucket.guest = 'another';

    await assert.rejects(pull(), AccessError);
    assert.deepEqual(
      bucket.requests.map(({ authorization }) => authorization),
      [null, TOKEN],
    );
  });

  it('asks a silent token service again, and says that it was silent, not that a form is missing', async (test) => {
    let asked = 0;
    const silent: Credentials = async () => {
      asked += 1;
      throw new SilenceError('Nothing came for 30000 ms.');
    };
    const { bucket, pull } = await startPulling(test, { credentials: silent });
    bucket.guest = TOKEN;

    await assert.rejects(pull(), (error) => {
      assert.ok(error instanceof PullError && !(error instanceof AccessError));
      assert.match(error.message, /The token service was silent\./);
      return true;
    });
    assert.ok(asked > 1);
  });

  it('keeps credentials to itself where the bucket answers everyone', async (test) => {
    const { bucket, pull } = await startPulling(test, { credentials });

    await pull();

    assert.deepEqual(
      bucket.requests.map(({ authorization }) => authorization),
      [null],
    );
  });

  it('repeats no secret that the bucket repeats', async (test) => {
    const { bucket, pull } = await startPulling(test, { credentials });
    bucket.guest = TOKEN;
    bucket.next.push(
      (response) => void response.writeHead(401).end(),
      (response, _bytes, { headers }) => {
        response.writeHead(403).end(`<html><body>No: ${headers.authorization}</body></html>`);
      },
    );

    await assert.rejects(pull(), /answers 403, No: Bearer \(left out\)\./);
  });
});
