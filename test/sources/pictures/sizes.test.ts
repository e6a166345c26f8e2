import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import { drawnPictures } from '../../../src/sources/pictures/drawn-pictures.ts';
import { fittedSize } from '../../../src/sources/pictures/fitted-size.ts';
import { fastCheckSettings } from '../../oracle/fast-check-settings.ts';
import { drawsAny, KEY, PNG, patient, recorded, sized } from './drawing.ts';

const side = fc.integer({ min: 1, max: 4096 });
const bound = fc.option(side, { nil: null });
const size = fc.record({ width: side, height: side });
const box = fc.record({ width: bound, height: bound });

describe('The size of a picture', () => {
  it('fits into its box, keeps its shape to half a pixel, is never enlarged', () => {
    fc.assert(
      fc.property(size, box, (own, wanted) => {
        const fitted = fittedSize(own, wanted);

        assert.ok(fitted.width >= 1 && fitted.height >= 1);
        assert.ok(fitted.width <= Math.min(own.width, wanted.width ?? own.width));
        assert.ok(fitted.height <= Math.min(own.height, wanted.height ?? own.height));
        const scale = Math.min(
          1,
          (wanted.width ?? own.width) / own.width,
          (wanted.height ?? own.height) / own.height,
        );
        assert.ok(fitted.width === 1 || Math.abs(fitted.width - own.width * scale) <= 0.5);
        assert.ok(fitted.height === 1 || Math.abs(fitted.height - own.height * scale) <= 0.5);
      }),
      fastCheckSettings(1000),
    );
  });

  it('is as large as the box allows', () => {
    assert.deepEqual(fittedSize({ width: 1024, height: 1024 }, { width: 256, height: null }), {
      width: 256,
      height: 256,
    });
    assert.deepEqual(fittedSize({ width: 2500, height: 2048 }, { width: 256, height: 256 }), {
      width: 256,
      height: 210,
    });
    assert.deepEqual(fittedSize({ width: 4000, height: 1 }, { width: 10, height: 10 }), {
      width: 10,
      height: 1,
    });
    assert.deepEqual(fittedSize({ width: 3, height: 2 }, { width: null, height: null }), {
      width: 3,
      height: 2,
    });
  });

  it('is that of the file, whether the store scales or not', async () => {
    const small = fc.integer({ min: 1, max: 60 });
    await fc.assert(
      fc.asyncProperty(
        fc.record({ width: small, height: small }),
        fc.record({
          width: fc.option(small, { nil: null }),
          height: fc.option(small, { nil: null }),
        }),
        fc.boolean(),
        async (own, wanted, scales) => {
          const { drawing } = recorded({
            attributes: sized(own),
            rendered: (asked) => drawsAny(scales && asked !== null ? asked : own),
          });

          const picture = await drawnPictures(drawing, patient).picture(KEY, { ...PNG, ...wanted });

          const { width, height } = await sharp(picture?.bytes).metadata();
          assert.deepEqual({ width, height }, fittedSize(own, wanted));
        },
      ),
      fastCheckSettings(40),
    );
  });
});
