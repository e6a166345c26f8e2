// Whether a lane gives the right pictures. Only what is right is worth timing.
import sharp from 'sharp';
import { type Lane, SIDE } from './lanes.ts';
import type { Radiograph } from './radiographs.ts';

/**
 * Pictures are compared at this width and height, where little is left of the filter that made them, and
 * each stretched to all grays: Orthanc shows an object without a window so.
 */
const COARSE_SIDE = 32;

/** Bytes of a thumbnail on the average. Errors: where one is not the radiograph, or has another size. */
export const checkThumbnails = async (
  lane: Lane,
  radiographs: readonly Radiograph[],
): Promise<number> => {
  const coarse = new Map<string, Buffer>();
  for (const { file } of radiographs) coarse.set(file, await coarsePixels(file));
  let bytes = 0;
  for (const { imageIndex, file } of radiographs) {
    const picture = await thumbnailOf(lane, imageIndex);
    const found = await coarsePixels(picture);
    const distance = (other: string) => distanceOf(found, coarse.get(other));
    const nearest = [...coarse.keys()].reduce((best, other) =>
      distance(other) < distance(best) ? other : best,
    );
    if (nearest !== file) throw new Error(`${lane.name}: ${imageIndex} looks like ${nearest}.`);
    bytes += picture.length;
  }
  return bytes / radiographs.length;
};

const thumbnailOf = async (lane: Lane, imageIndex: string): Promise<Buffer> => {
  const headers = { accept: lane.mediaType };
  const answer = await fetch(`${lane.origin}${lane.pathOf(imageIndex)}`, { headers });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const type = answer.headers.get('content-type');
  if (!answer.ok || type !== lane.mediaType) {
    const text = bytes.toString('latin1').slice(0, 300);
    throw new Error(`${lane.name}: ${imageIndex}: ${answer.status} ${type} ${text}`);
  }
  const { width, height } = await sharp(bytes).metadata();
  if (width === SIDE && height === SIDE) return bytes;
  throw new Error(`${lane.name}: ${imageIndex} is ${width} x ${height}.`);
};

const coarsePixels = (picture: string | Buffer): Promise<Buffer> => {
  const coarse = sharp(picture).removeAlpha().resize(COARSE_SIDE, COARSE_SIDE);
  return coarse.greyscale().normalise().raw().toBuffer();
};

const distanceOf = (found: Buffer, wanted: Buffer | undefined): number =>
  found.reduce((sum, gray, at) => sum + Math.abs(gray - (wanted?.[at] ?? Number.NaN)), 0);
