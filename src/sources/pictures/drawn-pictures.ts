import sharp from 'sharp';
import type { AttributeSource } from '../../dicom/attribute.source.ts';
import type { InstanceKey } from '../../dicom/instance-key.ts';
import type { ObjectSource } from '../../dicom/object.source.ts';
import type { ObjectCodec } from '../../dicom/object-codec.source.ts';
import type { Picture, PictureRequest, PictureSource } from '../../dicom/picture.source.ts';
import type { PixelSize } from '../../dicom/pixel-size.ts';
import { SourceError } from '../../errors.ts';
import { shareWork } from '../../shared-work.ts';
import { drawableOf } from './drawable.ts';
import { type DrawingTurns, drawingTurns, type Patience } from './drawing-turns.ts';
import { encodePicture } from './encode-picture.ts';
import { readWhole } from './read-whole.ts';
import { openPicture } from './stored-picture.ts';
import { wantedLook } from './wanted-look.ts';

/** Who knows and holds what is drawn. */
export interface Drawing {
  readonly attributes: AttributeSource;
  readonly objects: ObjectSource;
  readonly codec: ObjectCodec;
}

/** A picture that is wanted. */
interface Wanted {
  readonly key: InstanceKey;
  readonly request: PictureRequest;
}

/**
 * Pictures as the store draws them, or, where it cannot, drawn from the object.
 *
 * patience: how long a picture waits until it is its turn.
 */
export const drawnPictures = (drawing: Drawing, patience: Patience): PictureSource => {
  // Pictures are drawn side by side, each by one thread; nothing of one helps with the next.
  sharp.concurrency(1);
  sharp.cache(false);
  const turns = drawingTurns(patience);
  const once = shareWork<string, Picture | null>();
  return {
    picture: (key, request) =>
      once(JSON.stringify([key.instanceUid, request]), () =>
        turns.picture(() => draw(drawing, turns, { key, request })),
      ),
  };
};

const draw = async (
  drawing: Drawing,
  turns: DrawingTurns,
  wanted: Wanted,
): Promise<Picture | null> => {
  const { key, request } = wanted;
  let size: PixelSize | null = null;
  const rendition = await drawing.objects.rendered(key, async () => {
    const look = await wantedLook(drawing.attributes, key, request);
    size = look?.size ?? null;
    return look;
  });
  switch (rendition.outcome) {
    case 'ABSENT':
      return null;
    case 'CANNOT':
      return drawObject(drawing, turns, wanted);
    case 'PICTURE':
      return turns.processor(() => drawFile(rendition.bytes, size, wanted));
  }
};

/** size: what the store was asked for. */
const drawFile = async (
  bytes: Uint8Array,
  size: PixelSize | null,
  { key, request }: Wanted,
): Promise<Picture> => {
  try {
    const drawable = await openPicture(bytes);
    const { width, height } = drawable.size;
    if (size !== null && (width < size.width || height < size.height)) {
      throw new Error(`It is ${width} x ${height}, not ${size.width} x ${size.height}.`);
    }
    return await encodePicture(drawable, request);
  } catch (error) {
    const attempted = `read the picture of ${key.imageIndex}`;
    throw new SourceError('DICOMWEB', attempted, { cause: error, problem: 'BROKEN_ANSWER' });
  }
};

const drawObject = (
  { objects, codec }: Drawing,
  turns: DrawingTurns,
  { key, request }: Wanted,
): Promise<Picture | null> =>
  turns.object(async (lend) => {
    const stored = await objects.object(key);
    if (stored === null) return null;
    const attempted = `read the object of ${key.imageIndex}`;
    const bytes = await readWhole({ stored, attempted }, lend);
    const picture = await codec.picture(bytes);
    return turns.processor(() => encodePicture(drawableOf(picture), request));
  });
