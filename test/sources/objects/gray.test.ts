import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createObjectCodec } from '../../../src/sources/objects/object-codec.ts';
import { BIG_ENDIAN, type Dataset, items } from './part10.ts';
import { picturedObject, type Said, words } from './pixels.ts';

const codec = createObjectCodec();
after(() => codec.close());

/** Pixels in one row, as they are shown. */
const shown = async (
  said: Omit<Said, 'rows' | 'columns'>,
  pixels: Uint8Array,
): Promise<number[]> => {
  const columns = Math.floor((8 * pixels.length) / (said.allocated ?? 8));
  const picture = await codec.picture(picturedObject({ ...said, rows: 1, columns }, pixels));
  assert.deepEqual([picture.width, picture.height, picture.channels], [columns, 1, 1]);
  return [...picture.data];
};

const windowed = (center: string, width: string, shape?: string): Dataset => ({
  '00281050': ['DS', center],
  '00281051': ['DS', width],
  ...(shape === undefined ? {} : { '00281056': ['CS', shape] as const }),
});

const table = (descriptor: number[], entries: number[]) =>
  items({ '00283002': ['US', descriptor], '00283006': ['US', entries] });

describe('A monochrome picture', () => {
  it('is shown as it is stored where it has 8 bits and no window', async () => {
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);

    assert.deepEqual(await shown({}, all), [...all]);
    assert.deepEqual(await shown({}, Uint8Array.of(100, 101)), [100, 101]);
  });

  it('is inverted in MONOCHROME1', async () => {
    assert.deepEqual(
      await shown({ photometric: 'MONOCHROME1' }, Uint8Array.of(0, 1, 254, 255)),
      [255, 254, 1, 0],
    );
  });

  it('has black and white of single bits', async () => {
    assert.deepEqual(
      await shown({ allocated: 1 }, Uint8Array.of(0b101, 0)).then((all) => all.slice(0, 4)),
      [255, 0, 255, 0],
    );
  });

  it('has the sign of its samples', async () => {
    assert.deepEqual(
      await shown({ isSigned: true }, Uint8Array.of(128, 255, 0, 127)),
      [0, 127, 128, 255],
    );
  });

  it('is stretched over what occurs where it has more bits and no window', async () => {
    const said = { allocated: 16, stored: 12 };

    assert.deepEqual(await shown(said, words(1000, 1500, 2000)), [0, 128, 255]);
    assert.deepEqual(await shown(said, words(7, 7)), [0, 0]);
    assert.deepEqual(await shown({ ...said, isSigned: true }, words(0xfff, 0, 1)), [0, 128, 255]);
  });

  it('leaves out what pads it when it is stretched', async () => {
    const more: Dataset = { '00280120': ['US', [0]], '00280121': ['US', [9]] };

    assert.deepEqual(await shown({ allocated: 16, more }, words(0, 9, 1000, 2000)), [0, 0, 0, 255]);
  });

  it('shows the bits that are stored, and no others', async () => {
    const more = windowed('2048', '4096');

    // The four highest bits hold something else.
    assert.deepEqual(
      await shown({ allocated: 16, stored: 12, more }, words(0xf000, 0x0fff, 0xffff)),
      [0, 255, 255],
    );
  });

  // PS3.3 C.11.2.1.2.1: windows of one and two values, and of a range.
  const WINDOWS: readonly (readonly [string, Dataset, number[], number[]])[] = [
    ['a line', windowed('2048', '4096'), [0, 1024, 2048, 4095], [0, 64, 128, 255]],
    ['a line that clips', windowed('100', '10'), [94, 95, 99, 104, 105], [0, 0, 113, 255, 255]],
    ['a step', windowed('100', '1'), [99, 100], [0, 255]],
    ['an exact line', windowed('100', '10', 'LINEAR_EXACT'), [95, 100, 105], [0, 128, 255]],
    ['a sigmoid', windowed('100', '10', 'SIGMOID'), [0, 100, 110, 200], [0, 128, 250, 255]],
    ['the first of several', windowed('100\\5', '10\\2'), [95, 104], [0, 255]],
    ['none that is narrower than a value', windowed('100', '0.5'), [10, 20], [0, 255]],
  ];
  for (const [name, more, stored, wanted] of WINDOWS) {
    it(`is shown in its window: ${name}`, async () => {
      assert.deepEqual(await shown({ allocated: 16, more }, words(...stored)), wanted);
    });
  }

  it('is windowed after it was rescaled', async () => {
    const more: Dataset = {
      ...windowed('0', '200'),
      '00281052': ['DS', '-1024'],
      '00281053': ['DS', '2'],
    };

    assert.deepEqual(
      await shown({ allocated: 16, more }, words(462, 512, 561, 600)),
      [0, 128, 254, 255],
    );
  });

  it('is turned over by a slope below zero', async () => {
    const more: Dataset = { '00281052': ['DS', '0'], '00281053': ['DS', '-1'] };

    assert.deepEqual(await shown({ allocated: 16, more }, words(10, 20)), [255, 0]);
    assert.deepEqual(await shown({ more }, Uint8Array.of(0, 255)), [255, 0]);
  });

  it('is shown by its tables', async () => {
    const modality: Dataset = { '00283000': ['SQ', table([3, 10, 16], [100, 200, 300])] };
    const voi: Dataset = { '00283010': ['SQ', table([3, 10, 8], [5, 50, 250])] };

    assert.deepEqual(
      await shown({ allocated: 16, more: modality }, words(9, 11, 13)),
      [0, 128, 255],
    );
    assert.deepEqual(
      await shown({ allocated: 16, more: voi }, words(0, 11, 99, 10)),
      [5, 50, 250, 5],
    );
  });

  it('has 32 bits, in each byte order', async () => {
    const little = new Uint8Array(Uint32Array.of(70_000, 80_000, 90_000, 90_000).buffer);
    const big = Buffer.from(little).swap32();

    assert.deepEqual(await shown({ allocated: 32 }, little), [0, 128, 255, 255]);
    assert.deepEqual(await shown({ allocated: 32, syntax: BIG_ENDIAN }, big), [0, 128, 255, 255]);
  });

  it('is damaged where a table is not whole', async () => {
    const more: Dataset = { '00283010': ['SQ', table([100, 0, 16], [1, 2])] };

    await assert.rejects(shown({ allocated: 16, more }, words(1)), { problem: 'DAMAGED' });
  });
});
