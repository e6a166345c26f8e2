import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import sharp from 'sharp';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import { createObjectCodec } from '../../../src/sources/objects/object-codec.ts';
import { drawnPictures } from '../../../src/sources/pictures/drawn-pictures.ts';
import { requireRealData, skipWithoutRealData } from '../../support/real-data.ts';
import { pixelsOf } from '../objects/dcmtk.ts';
import { held, KEY, noAttributes, PNG, patient, recorded } from './drawing.ts';

describe('The published images', { skip: skipWithoutRealData }, () => {
  const codec = createObjectCodec();
  after(() => codec.close());
  let folder = '';
  before(() => {
    folder = requireRealData();
  });
  const png = (name: string) => readFileSync(join(folder, 'png', name));

  it('look the same as their DICOM object, pixel for pixel', async () => {
    const object = readFileSync(join(folder, 'dicom', '00000001_000.dcm'));
    const { drawing } = recorded({
      rendered: () => ({ outcome: 'CANNOT' }),
      object: () => held(object),
      picture: codec.picture,
    });

    const picture = await drawnPictures(drawing, patient).picture(
      instanceKeyOf('00000001_000.png'),
      PNG,
    );

    assert.deepEqual(
      await pixelsOf(picture?.bytes ?? Buffer.alloc(0)),
      await pixelsOf(png('00000001_000.png')),
    );
  });

  it('are gray, also the one that is RGBA', async () => {
    const bytes = png('00001369_000.png');
    const { drawing } = recorded({ rendered: () => ({ outcome: 'PICTURE', bytes }) });

    const picture = await drawnPictures(drawing, patient).picture(KEY, PNG);

    const drawn = await pixelsOf(picture?.bytes ?? Buffer.alloc(0));
    assert.equal(drawn.channels, 1);
    for (const channel of [0, 1, 2] as const) {
      const one = await sharp(bytes).extractChannel(channel).raw().toBuffer();
      assert.deepEqual(drawn.data, one);
    }
  });

  it('become thumbnails, each of them', async () => {
    for (const name of readdirSync(join(folder, 'png'))) {
      const bytes = png(name);
      const { drawing } = recorded({
        attributes: noAttributes,
        rendered: () => ({ outcome: 'PICTURE', bytes }),
      });
      const wanted = { width: 256, height: 256, format: 'JPEG', quality: 85 } as const;

      const picture = await drawnPictures(drawing, patient).picture(instanceKeyOf(name), wanted);

      const { width, height, channels } = await sharp(picture?.bytes).metadata();
      assert.deepEqual([width, height, channels], [256, 256, 1], name);
    }
  });
});
