import sharp from 'sharp';
import type { Collection } from '../collection.ts';
import { objectOf } from './objects.ts';
import { drawPicture, type Picture, picturedImages } from './pictures.ts';
import { PICTURE_SIDE } from './radiograph.ts';

/** Some published files have four equal channels instead of one. */
const IN_COLOUR = '00000004_000.png';

/** The pictures and DICOM objects of the sample: path in the folder, and bytes. One is packed while the next is drawn. */
export async function pictureFiles(collection: Collection): Promise<ReadonlyMap<string, Buffer>> {
  const files = picturedImages(collection).map((image) =>
    filesOf(collection, drawPicture(collection, image)),
  );
  return new Map((await Promise.all(files)).flat());
}

async function filesOf(collection: Collection, picture: Picture): Promise<[string, Buffer][]> {
  const { image, pixels } = picture;
  const packing = pngOf(image.name === IN_COLOUR ? inColour(pixels) : pixels);
  const object = objectOf(collection, picture);
  const files: [string, Buffer][] = [[`png/${image.name}`, await packing]];
  if (object !== null) files.push([`dicom/${image.name.replace('.png', '.dcm')}`, object]);
  return files;
}

/** One byte for each pixel, or four. */
function pngOf(bytes: Uint8Array): Promise<Buffer> {
  const isGray = bytes.length === PICTURE_SIDE * PICTURE_SIDE;
  const raw = { width: PICTURE_SIDE, height: PICTURE_SIDE, channels: isGray ? 1 : 4 } as const;
  return sharp(bytes, { raw })
    .toColorspace(isGray ? 'b-w' : 'srgb')
    .png({ compressionLevel: 9, adaptiveFiltering: true, palette: false })
    .toBuffer();
}

function inColour(pixels: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 * pixels.length).fill(255);
  for (const [at, gray] of pixels.entries()) bytes.fill(gray, 4 * at, 4 * at + 3);
  return bytes;
}
