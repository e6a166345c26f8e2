import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { SourceError } from '../../../src/errors.ts';
import { ask, begin } from './ask.ts';
import { IMAGE, serveImages } from './image-server.ts';
import { recordedBytes, STREAMED, someBytes, streaming } from './stored.ts';

const BYTES = someBytes(10_000);
const LOST = new SourceError('DICOMWEB', 'object', {
  cause: new Error('cut'),
  problem: 'NO_ANSWER',
});

/** A stream that gives some bytes, and then fails, or ends, when it is asked for more. */
const cutAfter = (count: number, error: Error | null): Readable => {
  const pieces = [BYTES.subarray(0, count)];
  return new Readable({
    read() {
      const piece = pieces.shift();
      if (piece !== undefined && piece.length > 0) this.push(piece);
      else if (error !== null) this.destroy(error);
      else this.push(null);
    },
  });
};

describe('A stream of stored bytes that the store cuts off', { timeout: 30_000 }, () => {
  for (const resource of STREAMED) {
    it(`${resource}: that fails in the middle ends the connection, and is logged`, async (test) => {
      for (const byteLength of [10_000, null]) {
        const stream = new Readable({ read() {} });
        stream.push(BYTES.subarray(0, 4000));
        const stored = recordedBytes(BYTES, { byteLength, stream: () => stream });
        const images = await serveImages(test, streaming(stored));
        const answer = await begin(images.url, `/images/${IMAGE}/${resource}`);
        assert.equal(answer.statusCode, 200);

        stream.destroy(LOST);

        await assert.rejects(buffer(answer), { code: 'ECONNRESET' });
        assert.equal(images.logged.length, 1);
        assert.match(images.logged[0] ?? '', /stopped in the middle/);
      }
    });

    it(`${resource}: that ends too early, or gives too much, ends the connection or is told`, async (test) => {
      for (const byteLength of [10_001, 9999, 4001, 3999]) {
        const stored = recordedBytes(BYTES, {
          byteLength,
          stream: () => (byteLength < 9000 ? cutAfter(4000, null) : Readable.from([BYTES])),
        });
        const images = await serveImages(test, streaming(stored));

        // What is too much at once is found before the first byte is sent.
        const isTold = byteLength === 9999 || byteLength === 3999;
        const answered = ask(images.url, `/images/${IMAGE}/${resource}`).then(
          ({ status, body }) => `${status} ${body.toString()}`,
          ({ code }) => String(code),
        );

        const told = /^502 .*SOURCE_UNAVAILABLE/;
        assert.match(await answered, isTold ? told : new RegExp(`^ECONNRESET$|${told.source}`));
        assert.equal(images.logged.length, 1);
        assert.match(images.logged[0] ?? '', /of \d+ bytes did not come|More than \d+ bytes came/);
      }
    });

    it(`${resource}: that is gone without a word before its first byte is told in the form of all errors`, async (test) => {
      const stored = recordedBytes(BYTES, {
        byteLength: null,
        stream: () => new Readable({ read: () => {} }).destroy(),
      });
      const images = await serveImages(test, streaming(stored));

      const { status, headers, body } = await ask(images.url, `/images/${IMAGE}/${resource}`);

      assert.equal(status, 500);
      assert.match(headers['content-type'] ?? '', /^application\/json/);
      assert.equal(JSON.parse(body.toString()).errors[0].message, 'Internal error.');
      assert.equal(images.logged.length, 1);
    });

    it(`${resource}: that fails before the first byte is sent is told as any failure`, async (test) => {
      for (const [count, range] of [[0], [0, 'bytes=0-9'], [4000]] as const) {
        const images = await serveImages(
          test,
          streaming(recordedBytes(BYTES, { stream: () => cutAfter(count, LOST) })),
        );
        const headers = range === undefined ? {} : { range };

        const answer = await ask(images.url, `/images/${IMAGE}/${resource}`, {
          headers,
        });

        assert.equal(answer.status, 503);
        assert.equal(answer.headers['retry-after'], '1');
        assert.match(answer.body.toString(), /"source":"DICOMWEB"/);
        assert.equal(answer.headers['cache-control'], 'no-store');
        for (const name of ['etag', 'content-range', 'accept-ranges', 'content-disposition']) {
          assert.equal(answer.headers[name], undefined, name);
        }
      }
    });
  }
});
