import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { SourceError } from '../../../src/errors.ts';
import { createObjectCodec } from '../../../src/sources/objects/object-codec.ts';
import { pydicomFiles, skipWithoutPydicomFiles } from '../../support/pydicom-files.ts';
import { type Drawn, drawnByDcmtk, skipWithoutDcmtk } from './dcmtk.ts';

const codec = createObjectCodec();
after(() => codec.close());

const files = new Map(pydicomFiles().map(({ name, bytes }) => [name, bytes]));
const pictureIn = async (name: string): Promise<Drawn> =>
  codec.picture(files.get(name) ?? Buffer.alloc(0));

/** Objects with the pixels of the first one, in other transfer syntaxes. */
const SAME: readonly (readonly [string, ...string[]])[] = [
  [
    'MR_small.dcm',
    'MR_small_RLE.dcm',
    'MR_small_bigendian.dcm',
    'MR_small_expb.dcm',
    'MR_small_implicit.dcm',
    'MR_small_jp2klossless.dcm',
    'MR_small_jpeg_ls_lossless.dcm',
    'MR_small_padded.dcm',
  ],
  ['liver_1frame.dcm', 'liver_expb_1frame.dcm'],
  ['rtdose_1frame.dcm', 'rtdose_expb_1frame.dcm', 'rtdose_rle_1frame.dcm'],
  ['rtdose.dcm', 'rtdose_expb.dcm', 'rtdose_rle.dcm'],
  [
    'SC_rgb_rle.dcm',
    'SC_rgb_rle_2frame.dcm',
    'SC_rgb_rle_16bit.dcm',
    'SC_rgb_rle_32bit.dcm',
    'SC_rgb_jpeg_gdcm.dcm',
    'SC_rgb_gdcm_KY.dcm',
  ],
];

/** Written word by word and not number by number, in which pydicom and DCMTK differ. */
const OTHERWISE_READ = new Set(['rtdose_expb.dcm', 'rtdose_expb_1frame.dcm']);

describe('Pictures of other makers', { skip: skipWithoutPydicomFiles }, () => {
  for (const [first, ...others] of SAME) {
    it(`are the same in each transfer syntax: ${first}`, async () => {
      const wanted = await pictureIn(first);
      for (const name of others) assert.deepEqual(await pictureIn(name), wanted, name);
    });
  }

  it('are as another reader draws them, but for rounding', { skip: skipWithoutDcmtk }, async () => {
    let compared = 0;
    for (const [name, bytes] of files) {
      const ours = await codec.picture(bytes).catch(() => null);
      if (ours === null || OTHERWISE_READ.has(name)) continue;
      const { '00281050': window } = await codec.attributes(bytes);
      const stretch = window === undefined ? ['+Wm'] : ['+Wi', '1'];
      const theirs = await drawnByDcmtk(bytes, ours.channels === 3 ? [] : stretch);
      if (theirs === null) continue;
      assertAlike(ours, theirs, name);
      compared += 1;
    }
    assert.ok(compared >= 30, `only ${compared} could be compared`);
  });

  it('are drawn or told to be damaged, and so are attributes', async () => {
    const drawn: string[] = [];
    for (const [name, bytes] of files) {
      for (const ask of [() => codec.picture(bytes), () => codec.attributes(bytes)]) {
        try {
          await ask();
          drawn.push(name);
        } catch (error) {
          assert.ok(error instanceof SourceError, name);
          assert.equal(error.problem, 'DAMAGED', name);
        }
      }
    }
    assert.ok(drawn.length > 100, `only ${drawn.length} answers`);
  });
});

const assertAlike = (ours: Drawn, theirs: Drawn, name: string): void => {
  assert.deepEqual(
    [ours.width, ours.height, ours.channels],
    [theirs.width, theirs.height, theirs.channels],
    name,
  );
  const furthest = ours.data.reduce(
    (most, value, at) => Math.max(most, Math.abs(value - (theirs.data[at] ?? Number.NaN))),
    0,
  );
  assert.ok(furthest <= 1, `${name}: a pixel differs by ${furthest}`);
};
