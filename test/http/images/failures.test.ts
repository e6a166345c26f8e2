import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  BytesLimitError,
  SourceError,
  type SourceFailure,
  TransferSyntaxError,
} from '../../../src/errors.ts';
import { IMAGE, type ImageServerParts, startImageServer } from './image-server.ts';

const RESOURCES = ['rendered', 'thumbnail', 'dicom', 'png', 'frames/1'] as const;

/** Every store fails in one way. */
const failing = (error: Error): ImageServerParts => {
  const fail = async () => {
    throw error;
  };
  return { picture: fail, object: fail, frame: fail, original: fail };
};

const SECRET = 'http://10.0.0.1/projects/secret?token=abc';

const FAILURES: readonly (readonly [
  Omit<SourceFailure, 'cause'>,
  status: number,
  retryAfter?: string,
])[] = [
  [{ problem: 'NO_ANSWER' }, 503, '1'],
  [{ problem: 'NO_ANSWER', retryAfterSeconds: 2.5 }, 503, '3'],
  [{ problem: 'BUSY', retryAfterSeconds: 30 }, 503, '30'],
  [{ problem: 'TIMEOUT' }, 504],
  [{ problem: 'BROKEN_ANSWER' }, 502],
  [{ problem: 'NO_ACCESS' }, 502],
  [{ problem: 'DAMAGED' }, 502],
];

describe('Where no image can be sent', () => {
  for (const [failure, status, retryAfter] of FAILURES) {
    it(`${JSON.stringify(failure)} is told as ${status}, with the source and nothing of it`, async () => {
      const error = new SourceError('DICOMWEB', SECRET, { cause: new Error(SECRET), ...failure });
      const images = await startImageServer(failing(error));

      for (const resource of RESOURCES) {
        const answer = await images.server.inject(`/images/${IMAGE}/${resource}`);

        assert.equal(answer.statusCode, status, resource);
        assert.equal(answer.headers['retry-after'], retryAfter);
        const { extensions } = answer.json().errors[0];
        assert.equal(extensions.source, 'DICOMWEB');
        assert.equal(extensions.retryAfterSeconds, failure.retryAfterSeconds);
        const code = failure.problem === 'TIMEOUT' ? 'SOURCE_TIMEOUT' : 'SOURCE_UNAVAILABLE';
        assert.equal(extensions.code, code);
        assert.doesNotMatch(answer.body, /10\.0\.0\.1|secret|token/);
        assert.equal(answer.headers['cache-control'], 'no-store');
        assert.equal(answer.headers.etag, undefined);
      }
      assert.equal(images.logged.length, RESOURCES.length);
      assert.match(images.logged[0] ?? '', /projects\/secret/);
      await images.stop();
    });
  }

  it('too many bytes are told as 403, or as 429 where waiting helps, and are nothing to log', async () => {
    const limit = { source: 'CATALOG', estimatedBytes: 2, limitBytes: 1 } as const;
    for (const [status, remainingBytes, retryAfterSeconds] of [
      [403, null, null],
      [429, 0, 60],
    ] as const) {
      const error = new BytesLimitError({ ...limit, remainingBytes, retryAfterSeconds });
      const images = await startImageServer(failing(error));
      const answer = await images.server.inject(`/images/${IMAGE}/rendered`);

      assert.equal(answer.statusCode, status);
      assert.equal(answer.headers['retry-after'], retryAfterSeconds?.toString());
      assert.equal(answer.json().errors[0].extensions.code, 'BYTES_LIMIT_EXCEEDED');
      assert.deepEqual(images.logged, []);
      await images.stop();
    }
  });

  it('pixels that nothing decodes are told by the name of their encoding', async () => {
    const images = await startImageServer(
      failing(new TransferSyntaxError('1.2.840.10008.1.2.4.102')),
    );

    const answer = await images.server.inject(`/images/${IMAGE}/rendered`);

    assert.equal(answer.statusCode, 415);
    assert.match(answer.json().errors[0].message, /1\.2\.840\.10008\.1\.2\.4\.102/);
    assert.deepEqual(answer.json().errors[0].extensions, { code: 'BAD_USER_INPUT' });
    await images.stop();
  });

  it('a bug says nothing of itself', async () => {
    const images = await startImageServer(failing(new TypeError(SECRET)));

    const answer = await images.server.inject(`/images/${IMAGE}/dicom`);

    assert.equal(answer.statusCode, 500);
    assert.equal(answer.json().errors[0].message, 'Internal error.');
    assert.match(images.logged.join(), /projects\/secret/);
    await images.stop();
  });

  it('what no store holds is not found, and is told by name', async () => {
    const images = await startImageServer({});
    const object = `The store does not hold the object of image ${IMAGE}.`;
    const messages = {
      rendered: object,
      thumbnail: object,
      dicom: object,
      png: `The file of image ${IMAGE} is not held here.`,
      'frames/7': `The store holds no frame 7 of image ${IMAGE}.`,
      // The greatest that the graph gives an address of.
      'frames/2147483647': `The store holds no frame 2147483647 of image ${IMAGE}.`,
    };

    for (const [resource, message] of Object.entries(messages)) {
      const answer = await images.server.inject(`/images/${IMAGE}/${resource}`);

      assert.equal(answer.statusCode, 404, resource);
      assert.equal(answer.json().errors[0].message, message);
      assert.equal(answer.headers['cache-control'], 'no-store');
    }
    await images.stop();
  });

  it('before the data is loaded, it says when to ask again', async () => {
    const images = await startImageServer({ isLoading: true });

    for (const resource of RESOURCES) {
      const answer = await images.server.inject(`/images/${IMAGE}/${resource}`);

      assert.equal(answer.statusCode, 503, resource);
      assert.equal(answer.headers['retry-after'], '1');
      assert.match(answer.json().errors[0].message, /being loaded/);
      assert.equal(answer.headers['cache-control'], 'no-store');
    }
    assert.deepEqual(images.asked, []);
    await images.stop();
  });
});
