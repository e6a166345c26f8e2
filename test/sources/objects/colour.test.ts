import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createObjectCodec } from '../../../src/sources/objects/object-codec.ts';
import type { Dataset } from './part10.ts';
import { picturedObject, type Said, words } from './pixels.ts';

const codec = createObjectCodec();
after(() => codec.close());

/** Two pixels side by side, as they are shown. */
const shown = async (
  said: Omit<Said, 'rows' | 'columns'>,
  pixels: Uint8Array,
): Promise<number[]> => {
  const picture = await codec.picture(picturedObject({ ...said, rows: 1, columns: 2 }, pixels));
  assert.deepEqual([picture.width, picture.height, picture.channels], [2, 1, 3]);
  return [...picture.data];
};

const PLANAR: Dataset = { '00280006': ['US', [1]] };

describe('A picture in colours', () => {
  it('is shown as it is in RGB, side by side or plane by plane', async () => {
    const said = { samples: 3, photometric: 'RGB' };

    assert.deepEqual(await shown(said, Uint8Array.of(1, 2, 3, 4, 5, 6)), [1, 2, 3, 4, 5, 6]);
    assert.deepEqual(
      await shown({ ...said, more: PLANAR }, Uint8Array.of(1, 4, 2, 5, 3, 6)),
      [1, 2, 3, 4, 5, 6],
    );
  });

  it('has 8 bits of 16', async () => {
    const said = { samples: 3, photometric: 'RGB', allocated: 16 };

    assert.deepEqual(
      await shown(said, words(0, 257, 65_535, 32_768, 128 * 257, 1)),
      [0, 1, 255, 128, 128, 0],
    );
  });

  it('is turned from luminance and colour differences into RGB', async () => {
    const red = [76, 85, 255];
    const white = [255, 128, 128];

    assert.deepEqual(
      await shown({ samples: 3, photometric: 'YBR_FULL' }, Uint8Array.of(...red, ...white)),
      [254, 0, 0, 255, 255, 255],
    );
    assert.deepEqual(
      await shown({ samples: 3, photometric: 'YBR_FULL_422' }, Uint8Array.of(76, 255, 128, 128)),
      [76, 76, 76, 255, 255, 255],
    );
  });

  it('is looked up in its palette, whose colours have 8 or 16 bits', async () => {
    const palette = (bits: number, ...tables: [Uint8Array, Uint8Array, Uint8Array]): Dataset => ({
      '00281101': ['US', [2, 5, bits]],
      '00281102': ['US', [2, 5, bits]],
      '00281103': ['US', [2, 5, bits]],
      '00281201': ['OW', tables[0]],
      '00281202': ['OW', tables[1]],
      '00281203': ['OW', tables[2]],
    });
    const said = { photometric: 'PALETTE COLOR' };
    const wide = palette(16, words(0, 65_535), words(65_535, 0), words(257, 514));
    const narrow = palette(8, Uint8Array.of(0, 255), Uint8Array.of(255, 0), Uint8Array.of(1, 2));

    for (const more of [wide, narrow]) {
      assert.deepEqual(await shown({ ...said, more }, Uint8Array.of(4, 6)), [0, 255, 1, 255, 0, 2]);
    }
  });

  it('is damaged where its colours are of no kind that is known', async () => {
    const said = { samples: 3, photometric: 'HSV' };

    await assert.rejects(shown(said, new Uint8Array(6)), { problem: 'DAMAGED' });
  });
});
