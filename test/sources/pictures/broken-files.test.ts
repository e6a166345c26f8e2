import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { drawnPictures } from '../../../src/sources/pictures/drawn-pictures.ts';
import { JPEG, KEY, PNG, patient, pattern, pngOf, recorded, sized } from './drawing.ts';

const BROKEN = {
  code: 'SOURCE_UNAVAILABLE',
  problem: 'BROKEN_ANSWER',
  message: 'The source DICOMWEB gave an answer that cannot be read.',
};

const good = await pngOf(pattern(100, 50));
const jpeg = await sharp(good).jpeg().toBuffer();
const JPEG_END = Buffer.from('ffd9', 'hex');

const chunk = (type: string, content: Uint8Array): Buffer => {
  const typed = Buffer.concat([Buffer.from(type), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
};

/** A PNG file in gray whose header and pixels are as they are given. */
const pngWith = (width: number, height: number, rows: Uint8Array): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    good.subarray(0, 8),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array(0)),
  ]);
};

const altered = (at: number): Buffer => {
  const bytes = Buffer.from(good);
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  return bytes;
};

describe('A picture file that cannot be read', () => {
  const FILES: readonly (readonly [string, Uint8Array])[] = [
    ['nothing', new Uint8Array(0)],
    ['one byte', good.subarray(0, 1)],
    ['an HTML page', Buffer.from('<!doctype html><title>Sign in</title>')],
    [
      'a drawing that is a program',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ['half a PNG file', good.subarray(0, good.length / 2)],
    ['a PNG file without its last byte', good.subarray(0, -1)],
    ['a PNG file with something behind it', Buffer.concat([good, good])],
    ['a PNG file with a wrong bit', altered(good.length - 30)],
    ['a PNG file of 60,000 x 60,000', pngWith(60_000, 60_000, new Uint8Array(1000))],
    ['half a JPEG file', jpeg.subarray(0, jpeg.length / 2)],
    ['half a JPEG file with an end', Buffer.concat([jpeg.subarray(0, jpeg.length / 2), JPEG_END])],
    ['a PNG file with fewer pixels than it says', pngWith(100, 50, new Uint8Array(101 * 20))],
    [
      'a GIF file',
      Buffer.from(
        '47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b',
        'hex',
      ),
    ],
  ];
  for (const [name, bytes] of FILES) {
    it(`is a broken answer of the store: ${name}`, async () => {
      const { drawing } = recorded({ rendered: () => ({ outcome: 'PICTURE', bytes }) });
      const pictures = drawnPictures(drawing, patient);

      await assert.rejects(pictures.picture(KEY, PNG), BROKEN);
      await assert.rejects(pictures.picture(KEY, JPEG), BROKEN);
    });
  }

  it('is one that is smaller than it was asked for', async () => {
    const { drawing } = recorded({
      attributes: sized({ width: 400, height: 200 }),
      rendered: () => ({ outcome: 'PICTURE', bytes: good }),
    });

    await assert.rejects(
      drawnPictures(drawing, patient).picture(KEY, { ...PNG, width: 200 }),
      BROKEN,
    );
  });
});
