import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import codecs from 'dcmjs-codecs';
import { TransferSyntaxError } from '../../../src/errors.ts';
import { createObjectCodec } from '../../../src/sources/objects/object-codec.ts';
import { fragments } from './part10.ts';
import { picturedObject, type Said } from './pixels.ts';

const codec = createObjectCodec();
after(() => codec.close());

const { Context, NativeCodecs } = codecs;
const FAMILY = '1.2.840.10008.1.2.4';

const ROWS = 24;
const COLUMNS = 40;

/** Each value of 12 bits once, a few times: what a codec gets wrong by one shows. */
const gray = new Uint8Array(
  Uint16Array.from({ length: ROWS * COLUMNS }, (_, i) => (i * 37) % 4096).buffer,
);
const rgb = Uint8Array.from({ length: 3 * ROWS * COLUMNS }, (_, i) => (i * 7) % 256);

type Encode =
  | 'encodeJpeg'
  | 'encodeJpegLs'
  | 'encodeJpeg2000'
  | 'encodeHtJpeg2000'
  | 'encodeJpegXl';

const encodeGray = (encode: Encode): Uint8Array =>
  encodedWith(encode, {
    bitsAllocated: 16,
    bitsStored: 12,
    samplesPerPixel: 1,
    photometricInterpretation: 'MONOCHROME2',
    decodedBuffer: gray,
  });
const encodeRgb = (encode: Encode): Uint8Array =>
  encodedWith(encode, {
    bitsAllocated: 8,
    bitsStored: 8,
    samplesPerPixel: 3,
    photometricInterpretation: 'RGB',
    decodedBuffer: rgb,
  });

const encodedWith = (encode: Encode, attributes: object): Uint8Array => {
  const context = new Context({
    width: COLUMNS,
    height: ROWS,
    pixelRepresentation: 0,
    planarConfiguration: 0,
    ...attributes,
  });
  const bytes = NativeCodecs[encode](context, { lossy: false }).getEncodedBuffer();
  assert.ok(bytes !== undefined);
  return bytes;
};

const SIZE: Said = { rows: ROWS, columns: COLUMNS };
const GRAY: Said = { ...SIZE, allocated: 16, stored: 12 };
const RGB: Said = { ...SIZE, samples: 3, photometric: 'RGB' };

describe('A picture in each transfer syntax without loss', () => {
  before(() => NativeCodecs.initializeAsync());

  const LOSSLESS: readonly (readonly [syntax: string, encode: Encode])[] = [
    [`${FAMILY}.57`, 'encodeJpeg'],
    [`${FAMILY}.70`, 'encodeJpeg'],
    [`${FAMILY}.80`, 'encodeJpegLs'],
    [`${FAMILY}.90`, 'encodeJpeg2000'],
    [`${FAMILY}.110`, 'encodeJpegXl'],
    [`${FAMILY}.201`, 'encodeHtJpeg2000'],
  ];
  for (const [syntax, encode] of LOSSLESS) {
    it(`is the same as without compression: ${syntax}`, async () => {
      for (const [said, pixels, bytes] of [
        [GRAY, gray, encodeGray(encode)],
        [RGB, rgb, encodeRgb(encode)],
      ] as const) {
        const compressed = picturedObject({ ...said, syntax, vr: 'OB' }, fragments([bytes]));

        assert.deepEqual(
          await codec.picture(compressed),
          await codec.picture(picturedObject(said, pixels)),
        );
      }
    });
  }

  it('is the same in RLE', async () => {
    const said = { ...GRAY, syntax: '1.2.840.10008.1.2.5', vr: 'OB' as const };
    const [low, high] = [0, 1].map((byte) => gray.filter((_, at) => at % 2 === byte));

    const compressed = picturedObject(said, fragments([rle([high ?? gray, low ?? gray])]));

    assert.deepEqual(
      await codec.picture(compressed),
      await codec.picture(picturedObject(GRAY, gray)),
    );
  });
});

describe('A picture that nothing here decodes', () => {
  const UNDECODABLE = [
    [`${FAMILY}.100`, 'MPEG2 Main Profile / Main Level (1.2.840.10008.1.2.4.100)'],
    [`${FAMILY}.94`, 'JPIP Referenced (1.2.840.10008.1.2.4.94)'],
    ['1.2.3.4', 'an unknown transfer syntax (1.2.3.4)'],
  ] as const;
  for (const [syntax, name] of UNDECODABLE) {
    it(`is told by its transfer syntax: ${name}`, async () => {
      const object = picturedObject(
        { ...SIZE, syntax, vr: 'OB' },
        fragments([Uint8Array.of(1, 2)]),
      );

      await assert.rejects(codec.picture(object), (error) => {
        assert.ok(error instanceof TransferSyntaxError);
        assert.equal(error.transferSyntax, name);
        return true;
      });
    });
  }
});

/** RLE of segments (PS3.5 Annex G): runs where bytes repeat, and others as they are. */
const rle = (segments: readonly Uint8Array[]): Uint8Array => {
  const packed = segments.map(packBits);
  const header = new Uint32Array(16);
  header[0] = packed.length;
  let at = 64;
  packed.forEach((segment, index) => {
    header[index + 1] = at;
    at += segment.length;
  });
  return new Uint8Array(Buffer.concat([new Uint8Array(header.buffer), ...packed]));
};

const packBits = (bytes: Uint8Array): Uint8Array => {
  const packed: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    let end = at + 1;
    while (end < bytes.length && end - at < 128 && bytes[end] === bytes[at]) end += 1;
    if (end - at > 1) packed.push(257 - (end - at), bytes[at] ?? 0);
    else packed.push(0, bytes[at] ?? 0);
    at = end;
  }
  return Uint8Array.from(packed);
};
