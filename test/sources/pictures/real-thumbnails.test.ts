import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import { createObjectCodec } from '../../../src/sources/objects/object-codec.ts';
import { drawnPictures } from '../../../src/sources/pictures/drawn-pictures.ts';
import { requireRealData, skipWithoutRealData } from '../../support/real-data.ts';
import { pixelsOf, skipWithoutDcmtk } from '../objects/dcmtk.ts';
import { held, JPEG, KEY, PNG, patient, recorded } from './drawing.ts';

const codec = createObjectCodec();
after(() => codec.close());

describe('A thumbnail of a published image', { skip: skipWithoutRealData }, () => {
  const NAME = '00000001_000';
  const objectFile = () => join(requireRealData(), 'dicom', `${NAME}.dcm`);
  const fromObject = () =>
    recorded({
      rendered: () => ({ outcome: 'CANNOT' }),
      object: () => held(readFileSync(objectFile())),
      picture: codec.picture,
    }).drawing;
  const box = { width: 256, height: 256 };

  it('is pixel for pixel what DCMTK makes of it', { skip: skipWithoutDcmtk }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'radiograph-scaled-'));
    const file = join(folder, 'small.png');
    execFileSync('dcmj2pnm', ['-q', '+Sxv', '256', '+i', '2', '+on', objectFile(), file]);

    const ours = await drawnPictures(fromObject(), patient).picture(KEY, { ...PNG, ...box });

    const theirs = await pixelsOf(readFileSync(file));
    assert.deepEqual(await pixelsOf(ours?.bytes ?? new Uint8Array(0)), theirs);
    rmSync(folder, { recursive: true });
  });

  it('is the same file from its object and from its PNG file', async () => {
    const bytes = readFileSync(join(requireRealData(), 'png', `${NAME}.png`));
    const { drawing } = recorded({ rendered: () => ({ outcome: 'PICTURE', bytes }) });

    const [one, other] = await Promise.all(
      [fromObject(), drawing].map((store) =>
        drawnPictures(store, patient).picture(instanceKeyOf(`${NAME}.png`), { ...JPEG, ...box }),
      ),
    );

    assert.ok(one !== null && one !== undefined);
    assert.deepEqual(other, one);
  });
});
