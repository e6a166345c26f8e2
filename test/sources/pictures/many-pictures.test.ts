import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { SourceError } from '../../../src/errors.ts';
import { drawnPictures } from '../../../src/sources/pictures/drawn-pictures.ts';
import { drawsAny, held, JPEG, KEY, PNG, patient, pattern, recorded } from './drawing.ts';

describe('The same picture, asked for several times at once', () => {
  it('is drawn once', async () => {
    const { resolve: open, promise: opened } = Promise.withResolvers<void>();
    const { drawing, calls } = recorded({ rendered: (size) => opened.then(() => drawsAny(size)) });
    const pictures = drawnPictures(drawing, patient);

    const asked = [PNG, PNG, JPEG, PNG].map((request) => pictures.picture(KEY, request));
    open();
    const [first, second, jpeg, third] = await Promise.all(asked);

    assert.deepEqual([second === first, third === first, jpeg === first], [true, true, false]);
    assert.equal(calls.length, 2);
    await pictures.picture(KEY, PNG);
    assert.equal(calls.length, 3);
  });

  it('fails for all, and is tried again by the next', async () => {
    const answers = [
      Promise.reject(new SourceError('DICOMWEB', 'test', { cause: null })),
      drawsAny(null),
    ];
    const { drawing } = recorded({ rendered: async () => answers.shift() ?? drawsAny(null) });
    const pictures = drawnPictures(drawing, patient);

    const asked = await Promise.allSettled([
      pictures.picture(KEY, PNG),
      pictures.picture(KEY, PNG),
    ]);

    assert.deepEqual(
      asked.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    assert.ok((await pictures.picture(KEY, PNG)) !== null);
  });
});

describe('An object that a picture is drawn from', () => {
  const cannot = {
    rendered: () => ({ outcome: 'CANNOT' }) as const,
    picture: async () => pattern(2, 2),
  };

  it('is let go of unread where it is too large', async () => {
    let closed = 0;
    const stored = {
      ...held(new Uint8Array(0)),
      byteLength: 300 * 1024 * 1024,
      open: () => assert.fail('It is not read.'),
      close: () => {
        closed += 1;
      },
    };
    const { drawing } = recorded({ ...cannot, object: () => stored });

    await assert.rejects(drawnPictures(drawing, patient).picture(KEY, PNG), { problem: 'DAMAGED' });
    assert.equal(closed, 1);
  });

  it('is read no further than that where the store does not say how large it is', async () => {
    const mebibyte = new Uint8Array(1024 * 1024);
    let given = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          given += 1;
          yield mebibyte;
        }
      })(),
      { objectMode: false },
    );
    const stored = { ...held(mebibyte), byteLength: null, open: () => endless };
    const { drawing } = recorded({ ...cannot, object: () => stored });

    await assert.rejects(drawnPictures(drawing, patient).picture(KEY, PNG), { problem: 'DAMAGED' });
    assert.ok(endless.destroyed);
    assert.ok(given < 300, `${given} MiB were read`);
  });

  it('had no answer where the store stops in the middle', async () => {
    const stops = Readable.from(
      (function* () {
        yield Uint8Array.of(1);
        throw new Error('Connection reset.');
      })(),
      { objectMode: false },
    );
    const { drawing } = recorded({
      ...cannot,
      object: () => ({ ...held(new Uint8Array(9)), open: () => stops }),
    });

    await assert.rejects(drawnPictures(drawing, patient).picture(KEY, PNG), {
      problem: 'NO_ANSWER',
    });
  });
});
