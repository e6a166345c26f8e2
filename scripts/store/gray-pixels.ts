import sharp from 'sharp';

export interface GrayPixels {
  readonly width: number;
  readonly height: number;
  /** A byte each, rows from the top. */
  readonly pixels: Uint8Array;
}

/** The pixels of an image file as 8-bit gray. Errors: what sharp says of a file that is none. */
export const grayPixels = async (file: string): Promise<GrayPixels> => {
  const picture = sharp(file).removeAlpha().greyscale().raw({ depth: 'uchar' });
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
};
