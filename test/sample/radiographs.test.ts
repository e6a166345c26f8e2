import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import dcmjs from 'dcmjs';
import sharp from 'sharp';
import { publishedUid } from '../support/ids.ts';
import { byImage2017, entries2017, SAMPLE_DIR } from './published-files.ts';
import { unpackedRows } from './run-lengths.ts';

// It tells of ages that are no age strings, as the published ones.
dcmjs.log.setLevel('silent');

const SIDE = 1024;
const EXAMPLE = '00000013_008.png';
const pictures = readdirSync(join(SAMPLE_DIR, 'png')).sort();
const objects = readdirSync(join(SAMPLE_DIR, 'dicom')).sort();

const pictureOf = (name: string) => sharp(join(SAMPLE_DIR, 'png', name));

const objectOf = (name: string) => {
  const bytes = readFileSync(join(SAMPLE_DIR, 'dicom', name));
  const { meta, dict } = dcmjs.data.DicomMessage.readFile(Uint8Array.from(bytes).buffer);
  const textOf = (tag: string) => String((dict[tag] ?? meta[tag])?.Value?.[0]);
  const pixels: unknown = dict['7FE00010']?.Value?.[0];
  assert.ok(pixels instanceof ArrayBuffer);
  return { textOf, pixels: Buffer.from(pixels) };
};

describe('the radiographs of the sample', () => {
  it('are drawn for the first 24 images, and for the one that examples ask for', () => {
    const first = entries2017.map(({ image }) => image).slice(0, 24);
    assert.deepEqual(pictures, [...first, EXAMPLE]);
  });

  it('have the published size, in 8-bit gray, but for one that is RGBA', async () => {
    const kinds = await Promise.all(
      pictures.map(async (name) => {
        const { format, width, height, channels, depth } = await pictureOf(name).metadata();
        return [format, width, height, channels, depth].join(' ');
      }),
    );
    const gray = `png ${SIDE} ${SIDE} 1 uchar`;
    const inColour = kinds.filter((kind) => kind !== gray);
    assert.deepEqual(inColour, [`png ${SIDE} ${SIDE} 4 uchar`]);
  });

  it('are all different, and neither dark nor bright all over', async () => {
    const seen = new Set<string>();
    for (const name of pictures) {
      const pixels = await pictureOf(name).removeAlpha().greyscale().raw().toBuffer();
      const { channels } = await sharp(pixels, {
        raw: { width: SIDE, height: SIDE, channels: 1 },
      }).stats();
      const [gray] = channels;
      assert.ok(
        gray !== undefined && gray.min === 0 && gray.max > 220 && gray.mean > 50 && gray.mean < 180,
        name,
      );
      seen.add(pixels.toString('latin1'));
    }
    assert.equal(seen.size, pictures.length);
  });

  it('take up less than 4 MB with their DICOM objects, and no picture more than 120 kB', () => {
    const sizes = [
      ...pictures.map((name) => `png/${name}`),
      ...objects.map((name) => `dicom/${name}`),
    ].map((name) => ({ name, size: statSync(join(SAMPLE_DIR, name)).size }));
    assert.ok(sizes.reduce((sum, { size }) => sum + size, 0) < 4_000_000);
    assert.deepEqual(
      sizes.filter(({ name, size }) => name.startsWith('png/') && size > 120_000),
      [],
    );
  });
});

describe('the DICOM objects of the sample', () => {
  it('are four, in three transfer syntaxes', () => {
    const syntaxes = objects.map((name) => objectOf(name).textOf('00020010'));
    assert.deepEqual(syntaxes, [
      '1.2.840.10008.1.2',
      '1.2.840.10008.1.2.1.99',
      '1.2.840.10008.1.2.1.99',
      '1.2.840.10008.1.2.5',
    ]);
  });

  for (const name of objects) {
    const image = name.replace('.dcm', '.png');

    it(`show in ${name} what the picture shows, pixel for pixel`, async () => {
      const { textOf, pixels } = objectOf(name);
      const isPacked = textOf('00020010') === '1.2.840.10008.1.2.5';
      const wanted = await pictureOf(image).greyscale().raw().toBuffer();
      assert.ok(wanted.equals(isPacked ? unpackedRows(pixels) : pixels));
    });

    it(`have in ${name} the UIDs of the published function, and what the 2017 release says`, () => {
      const { textOf } = objectOf(name);
      const entry = byImage2017.get(image);
      assert.equal(textOf('00080018'), publishedUid(image, 'instance'));
      assert.equal(textOf('0020000D'), publishedUid(image, 'study'));
      assert.equal(textOf('0020000E'), publishedUid(image, 'series'));
      assert.equal(textOf('00081030'), entry?.labels.join('|'));
      assert.equal(textOf('00100020'), String(Number(entry?.patient)));
      assert.equal(textOf('00100040'), entry?.cells[5]);
      assert.equal(`0${textOf('00101010')}Y`, entry?.age);
    });
  }
});
