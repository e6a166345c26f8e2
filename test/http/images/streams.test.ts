import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { ask, begin } from './ask.ts';
import { IMAGE, serveImages } from './image-server.ts';
import { type RecordedBytes, recordedBytes, STREAMED, someBytes, streaming } from './stored.ts';

const MEBIBYTE = 1024 * 1024;
const BYTES = someBytes(10_000);

describe('A stream of stored bytes', { timeout: 30_000 }, () => {
  for (const resource of STREAMED) {
    it(`${resource}: is let go where the caller goes away in the middle`, async (test) => {
      for (const byteLength of [null, 1000 * MEBIBYTE]) {
        const stored = recordedBytes(BYTES, {
          byteLength,
          stream: () =>
            new Readable({
              read() {
                this.push(BYTES);
              },
            }),
        });
        const images = await serveImages(test, streaming(stored));
        const answer = await begin(images.url, `/images/${IMAGE}/${resource}`);
        await once(answer, 'readable');

        answer.destroy();

        await stored.over;
        assert.deepEqual(stored.events, ['opened', 'destroyed']);
        assert.deepEqual(images.logged, []);
      }
    });

    it(`${resource}: is let go where the caller goes away before the first byte`, async (test) => {
      const opened = Promise.withResolvers<void>();
      const stored = recordedBytes(BYTES, {
        stream: () => {
          opened.resolve();
          return new Readable({ read() {} });
        },
      });
      const images = await serveImages(test, streaming(stored));
      const { url } = images;
      const leaving = new AbortController();
      const answer = fetch(`${url}/images/${IMAGE}/${resource}`, { signal: leaving.signal });
      await opened.promise;

      leaving.abort();

      await assert.rejects(answer);
      await stored.over;
      assert.deepEqual(stored.events, ['opened', 'destroyed']);
      assert.deepEqual(images.logged, []);
    });

    it(`${resource}: is not opened for a caller who went away while the store was asked`, async (test) => {
      const asked = Promise.withResolvers<void>();
      const found = Promise.withResolvers<RecordedBytes>();
      const hold = () => {
        asked.resolve();
        return found.promise;
      };
      const images = await serveImages(test, { object: hold, original: hold, frame: hold });
      const { url } = images;
      const gone = once(images.server.server, 'connection');
      const leaving = new AbortController();
      const answer = fetch(`${url}/images/${IMAGE}/${resource}`, { signal: leaving.signal });
      const [socket] = await gone;
      await asked.promise;
      leaving.abort();
      await assert.rejects(answer);
      if (!socket.destroyed) await once(socket, 'close');

      const stored = recordedBytes(BYTES);
      found.resolve(stored);

      await stored.over;
      assert.deepEqual(stored.events, ['closed']);
    });
  }

  it('waits for a caller who does not read', async (test) => {
    let given = 0;
    const stored = recordedBytes(BYTES, {
      byteLength: null,
      stream: () =>
        new Readable({
          read() {
            given += MEBIBYTE;
            this.push(given > 256 * MEBIBYTE ? null : Buffer.alloc(MEBIBYTE));
          },
        }),
    });
    const images = await serveImages(test, streaming(stored));
    const { url } = images;
    const answer = await begin(url, `/images/${IMAGE}/dicom`);
    answer.pause();
    // Others are answered meanwhile, and the server has had many turns to read on.
    for (let i = 0; i < 200; i++) await ask(url, '/healthz');

    assert.ok(given < 64 * MEBIBYTE, `${given} bytes were taken from the store.`);

    let received = 0;
    for await (const piece of answer) received += piece.length;
    assert.equal(received, 256 * MEBIBYTE);
  });
});
