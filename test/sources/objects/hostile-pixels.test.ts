import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createObjectCodec } from '../../../src/sources/objects/object-codec.ts';
import { EXPLICIT, fragments } from './part10.ts';
import { picturedObject, words } from './pixels.ts';

const codec = createObjectCodec();
after(() => codec.close());

const DAMAGED = { code: 'SOURCE_UNAVAILABLE', problem: 'DAMAGED' };

describe('Pixels that lie', () => {
  const JPEG = '1.2.840.10008.1.2.4.50';
  const JPEG_2000 = '1.2.840.10008.1.2.4.90';
  const RLE = '1.2.840.10008.1.2.5';
  const said = { rows: 2, columns: 2 };
  const encapsulated = (syntax: string, ...parts: Uint8Array[]) =>
    picturedObject({ ...said, syntax, vr: 'OB' }, fragments(parts));

  const LIES: readonly (readonly [string, Uint8Array])[] = [
    ['fewer than rows and columns say', picturedObject(said, Uint8Array.of(1, 2))],
    ['more than fit', picturedObject({ rows: 65_535, columns: 65_535 }, Uint8Array.of(1, 2))],
    ['no rows', picturedObject({ rows: 0, columns: 2 }, Uint8Array.of(1, 2))],
    ['bits that no sample has', picturedObject({ ...said, allocated: 12 }, new Uint8Array(16))],
    ['more bits stored than there are', picturedObject({ ...said, stored: 9 }, new Uint8Array(4))],
    ['five samples', picturedObject({ ...said, samples: 5 }, new Uint8Array(20))],
    ['no fragment', encapsulated(JPEG)],
    ['fragments where there is no compression', encapsulated(EXPLICIT, new Uint8Array(4))],
    ['no fragments where there is', picturedObject({ ...said, syntax: JPEG }, new Uint8Array(4))],
    ['noise for JPEG', encapsulated(JPEG, Buffer.alloc(500, 'noise'))],
    ['a JPEG header of 65,535 x 65,535', encapsulated(JPEG, jpegHeader(65_535, 65_535))],
    ['a JPEG of the right size without pixels', encapsulated(JPEG, jpegHeader(2, 2))],
    [
      'a JPEG 2000 header of 4 billion squared',
      encapsulated(JPEG_2000, jpeg2000Header(0xffffffff)),
    ],
    ['noise for RLE', encapsulated(RLE, Buffer.alloc(100, 3))],
    ['RLE segments outside of the frame', encapsulated(RLE, rleHeader(1, 5000))],
    [
      'an RLE segment that is too short',
      encapsulated(RLE, Buffer.concat([rleHeader(1, 64), words(1)])),
    ],
  ];
  for (const [name, object] of LIES) {
    it(`are damaged: ${name}`, () => assert.rejects(codec.picture(object), DAMAGED));
  }

  it('leave a codec that decodes the next ones', async () => {
    const noise = encapsulated(JPEG, jpegHeader(2, 2));
    const good = picturedObject(said, Uint8Array.of(1, 2, 3, 4));
    for (let time = 0; time < 20; time += 1) await assert.rejects(codec.picture(noise), DAMAGED);

    assert.deepEqual((await codec.picture(good)).data, Uint8Array.of(1, 2, 3, 4));
  });
});

/** A baseline JPEG up to the header of its frame, and its end. */
function jpegHeader(width: number, height: number): Uint8Array {
  const frame = Buffer.from('ffd8ffc0000b080000000001011100ffd9', 'hex');
  frame.writeUInt16BE(height, 7);
  frame.writeUInt16BE(width, 9);
  return frame;
}

/** A JPEG 2000 codestream up to its size. */
function jpeg2000Header(side: number): Uint8Array {
  const start = Buffer.alloc(60);
  start.write('ff4fff510029', 'hex');
  for (const at of [8, 12, 24, 28]) start.writeUInt32BE(side, at);
  start.writeUInt16BE(1, 40);
  return start;
}

function rleHeader(count: number, first: number): Uint8Array {
  return new Uint8Array(Uint32Array.from({ length: 16 }, (_, i) => [count, first][i] ?? 0).buffer);
}
