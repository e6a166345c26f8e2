import type { Picture, PictureRequest, PictureSource } from '../../dicom/picture.source.ts';
import { keyOf, remember } from './cache.ts';

/**
 * The same port around a port: a picture that was drawn is not drawn again.
 *
 * maxBytes: memory for all of them; what was not asked for longest goes first. One that the store
 * does not hold is asked for again: it may be there the next time.
 */
export const cachedPictures = (source: PictureSource, maxBytes: number): PictureSource => {
  const pictures = remember<string, Picture>(maxBytes, ({ bytes }) => bytes.byteLength);
  return {
    picture: (key, request) =>
      pictures.oneOrNull(keyOf([key.instanceUid, meaningOf(request)]), () =>
        source.picture(key, request),
      ),
  };
};

/** A request in one spelling: PNG has no quality. */
const meaningOf = ({ width, height, format, quality }: PictureRequest): readonly unknown[] => [
  width,
  height,
  format,
  format === 'PNG' ? null : quality,
];
