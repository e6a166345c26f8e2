import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { RawPicture } from '../../../src/dicom/object-codec.source.ts';
import { averaged, evenFactor } from '../../../src/sources/pictures/averaged.ts';
import { drawnPictures } from '../../../src/sources/pictures/drawn-pictures.ts';
import { fastCheckSettings } from '../../oracle/fast-check-settings.ts';
import { pixelsOf } from '../objects/dcmtk.ts';
import { held, KEY, PNG, patient, pattern, recorded } from './drawing.ts';

/** The mean of a square of pixels, halves rounded up. */
const meanOf = (
  { width, data }: RawPicture,
  [left, top]: readonly [number, number],
  side: number,
) => {
  let sum = 0;
  for (let y = top; y < top + side; y += 1) {
    for (let x = left; x < left + side; x += 1) sum += data[y * width + x] ?? 0;
  }
  return Math.floor((2 * sum + side * side) / (2 * side * side));
};

/** A picture that is an even number of times as wide and high as another. */
const multiple = fc
  .record({ across: fc.nat(5), down: fc.nat(5), half: fc.integer({ min: 1, max: 9 }) })
  .map(({ across, down, half }) => [2 * (across + 1), down + 1, 2 * half] as const)
  .chain(([across, down, factor]) => {
    const [width, height] = [across * factor, down * factor];
    const length = width * height;
    return fc.record({
      factor: fc.constant(factor),
      offset: fc.nat(3),
      data: fc.oneof(
        fc.uint8Array({ minLength: length, maxLength: length }),
        fc.constant(new Uint8Array(length).fill(255)),
      ),
      width: fc.constant(width),
      height: fc.constant(height),
    });
  });

describe('A gray picture that becomes an even number of times smaller', () => {
  it('has in each pixel the mean of those that it stands for', () => {
    fc.assert(
      fc.property(multiple, ({ factor, offset, data, width, height }) => {
        // As pixels lie in an object: anywhere.
        const memory = new Uint8Array(offset + data.length);
        memory.set(data, offset);
        const picture = { width, height, channels: 1, data: memory.subarray(offset) } as const;
        const size = { width: width / factor, height: height / factor };

        assert.equal(evenFactor(picture, size), factor);
        const wanted = Array.from({ length: size.width * size.height }, (_, at) => {
          const [x, y] = [at % size.width, Math.floor(at / size.width)];
          return meanOf(picture, [x * factor, y * factor], factor);
        });
        const small = averaged(picture, factor);
        assert.deepEqual(
          { ...small, data: [...small.data] },
          { ...size, channels: 1, data: wanted },
        );
      }),
      fastCheckSettings(200),
    );
  });

  it('is so in the file that is sent', async () => {
    const raw = pattern(64, 32);
    const drawing = () =>
      recorded({
        rendered: () => ({ outcome: 'CANNOT' }),
        object: () => held(Uint8Array.of(1)),
        picture: async () => raw,
      }).drawing;

    const small = await drawnPictures(drawing(), patient).picture(KEY, { ...PNG, width: 16 });

    const drawn = await pixelsOf(small?.bytes ?? new Uint8Array(0));
    assert.deepEqual([...drawn.data], [...averaged(raw, 4).data]);
  });

  for (const [name, from, to] of [
    ['an odd number of times', [768, 768], [256, 256]],
    ['by a part', [1000, 1000], [256, 256]],
    ['by more one way than the other', [1024, 512], [256, 256]],
    ['not at all', [256, 256], [256, 256]],
    ['from a width that is not read by fours', [6, 6], [3, 3]],
  ] as const) {
    it(`is left to a filter where it becomes smaller ${name}`, () => {
      const [one, other] = [from, to].map(([width, height]) => ({ width, height }));
      assert.ok(one !== undefined && other !== undefined);
      assert.equal(evenFactor(one, other), null);
    });
  }
});
