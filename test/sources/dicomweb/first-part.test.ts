import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { firstPart } from '../../../src/sources/dicomweb/first-part.ts';
import { BOUNDARY, bodyOf, inPieces, turns } from './multipart-body.ts';

/** Reads a stream with a pause after each piece. */
const readSlowly = async (stream: Readable): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) {
    assert.ok(piece instanceof Uint8Array);
    pieces.push(piece);
    await turns(1);
  }
  return Buffer.concat(pieces);
};

describe('the first part of a multipart body', () => {
  it('comes whole, however the body is cut on its way and whatever looks like a boundary', async () => {
    // Beginnings of the boundary, and bytes of no text.
    const shreds = [...Array(BOUNDARY.length + 4).keys()].map((length) =>
      Buffer.from(`\r\n--${BOUNDARY}`.slice(0, length)),
    );
    const shred = fc.oneof(fc.constantFrom(...shreds), fc.uint8Array({ maxLength: 40 }));
    const lengths = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.array(shred, { maxLength: 60 }), lengths, async (parts, cuts) => {
        const content = Buffer.concat(parts);
        // Pieces may make a whole boundary together, which no content may have (RFC 2046 5.1.1).
        fc.pre(!content.includes(`\r\n--${BOUNDARY}`));
        const part = await firstPart(inPieces(bodyOf(content), cuts), BOUNDARY);
        const read = await (cuts.length % 2 === 0
          ? readSlowly(part.content)
          : buffer(part.content));
        assert.ok(content.equals(read));
      }),
      { numRuns: 300 },
    );
  });

  it('is not held in memory as a whole', async () => {
    const piece = Buffer.alloc(1 << 16, 7);
    let given = 0;
    const body = Readable.from(
      (function* endless() {
        yield Buffer.from(`--${BOUNDARY}\r\n\r\n`);
        for (;;) {
          given += 1;
          yield piece;
        }
      })(),
      { objectMode: false },
    );
    const { content } = await firstPart(body, BOUNDARY);
    await turns(100);
    assert.ok(given < 10, `${given} pieces were taken, and none was asked for`);
    content.destroy();
    body.destroy();
  });

  it('tells its headers, whatever their case', async () => {
    const body = Readable.from([
      Buffer.from(
        `preamble\r\n--b\r\ncONTENT-type: a/b; c="d"\r\nContent-Length:3\r\n\r\nabc\r\n--b--\r\n`,
      ),
    ]);
    const { header, content } = await firstPart(body, 'b');
    assert.deepEqual(['content-type', 'content-length', 'content-location'].map(header), [
      'a/b; c="d"',
      '3',
      null,
    ]);
    assert.equal((await buffer(content)).toString(), 'abc');
  });

  it('is the first where there are several', async () => {
    const body = Readable.from([Buffer.from('--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--\r\n')]);
    assert.equal((await buffer((await firstPart(body, 'b')).content)).toString(), 'one');
  });

  it('may be empty', async () => {
    const { content } = await firstPart(inPieces(bodyOf(Buffer.alloc(0)), [7]), BOUNDARY);
    assert.equal((await buffer(content)).length, 0);
  });
});
