import { Readable } from 'node:stream';
import sharp from 'sharp';
import type { AttributeSource } from '../../../src/dicom/attribute.source.ts';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import type { Rendition } from '../../../src/dicom/object.source.ts';
import type { ObjectCodec, RawPicture } from '../../../src/dicom/object-codec.source.ts';
import type { PictureRequest } from '../../../src/dicom/picture.source.ts';
import type { PixelSize } from '../../../src/dicom/pixel-size.ts';
import type { StoredBytes } from '../../../src/dicom/stored-bytes.ts';
import type { Drawing } from '../../../src/sources/pictures/drawn-pictures.ts';

export const KEY = instanceKeyOf('00000013_008.png');

export const PNG: PictureRequest = { width: null, height: null, format: 'PNG', quality: 90 };
export const JPEG: PictureRequest = { ...PNG, format: 'JPEG' };

/** What is asked of the ports, in order. */
export type Call =
  | readonly ['attributes', readonly string[]]
  | readonly ['rendered', PixelSize | null]
  | readonly ['object']
  | readonly ['picture', number];

/** How ports answer; what is left out has no answer but a failed test. */
export interface Answers {
  readonly attributes?: AttributeSource['attributes'];
  readonly rendered?: (size: PixelSize | null) => Promise<Rendition> | Rendition;
  readonly object?: () => StoredBytes | null;
  readonly picture?: ObjectCodec['picture'];
}

/** Ports that answer as they are told, and record what they are asked. */
export const recorded = (
  answers: Answers,
): { readonly drawing: Drawing; readonly calls: Call[] } => {
  const calls: Call[] = [];
  const drawing: Drawing = {
    attributes: {
      source: 'DICOMWEB',
      attributes: async (keys, wanted) => {
        calls.push(['attributes', wanted === 'ALL' ? [wanted] : wanted]);
        return (answers.attributes ?? unasked)(keys, wanted);
      },
    },
    objects: {
      object: async () => {
        calls.push(['object']);
        return (answers.object ?? unasked)();
      },
      frame: unasked,
      // A store without attributes cannot be told how to draw, and so does not ask.
      rendered: async (_key, look) => {
        const size = answers.attributes === undefined ? null : ((await look())?.size ?? null);
        calls.push(['rendered', size]);
        return (answers.rendered ?? unasked)(size);
      },
      status: unasked,
    },
    codec: {
      attributes: unasked,
      frame: unasked,
      picture: async (bytes) => {
        calls.push(['picture', bytes.length]);
        return (answers.picture ?? unasked)(bytes);
      },
      close: unasked,
    },
  };
  return { drawing, calls };
};

const unasked = (): never => {
  throw new Error('Nobody should ask this.');
};

/** Attributes that tell a size. */
export const sized =
  ({ width, height }: PixelSize): AttributeSource['attributes'] =>
  async ([key]) =>
    new Map([
      [
        key?.instanceUid ?? '',
        {
          '00280010': { vr: 'US', Value: [height] },
          '00280011': { vr: 'US', Value: [width] },
        },
      ],
    ]);

/** Waits for ever. */
export const patient = (): AbortSignal => new AbortController().signal;

export const noAttributes: AttributeSource['attributes'] = async () => new Map();

/** Bytes as a store holds them. */
export const held = (bytes: Uint8Array): StoredBytes => ({
  byteLength: bytes.length,
  mediaType: 'application/dicom',
  open: () => Readable.from([bytes.subarray(0, 1), bytes.subarray(1)], { objectMode: false }),
  close: () => {},
});

/** Pixels that are all different from their neighbours, in a pattern. */
export const pattern = (width: number, height: number, channels: 1 | 3 = 1): RawPicture => ({
  width,
  height,
  channels,
  data: Uint8Array.from({ length: width * height * channels }, (_, i) => (i * 31) % 251),
});

export const pngOf = ({ data, ...raw }: RawPicture): Promise<Buffer> =>
  sharp(data, { raw })
    .toColourspace(raw.channels === 1 ? 'b-w' : 'srgb')
    .png()
    .toBuffer();

/** A store that draws a picture of any size. */
export const drawsAny = async (size: PixelSize | null): Promise<Rendition> => {
  const { width, height } = size ?? { width: 100, height: 50 };
  return { outcome: 'PICTURE', bytes: await pngOf(pattern(width, height)) };
};

/** What a picture file says of itself. */
export const fileFacts = async (bytes: Uint8Array | undefined) => {
  const { format, width, height, channels, space } = await sharp(bytes).metadata();
  return { format, width, height, channels, space };
};
