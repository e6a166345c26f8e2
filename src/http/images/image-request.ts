import type { PictureRequest } from '../../dicom/picture.source.ts';
import { UserInputError } from '../../errors.ts';
import type { ImageResource } from '../../terms/image-address.ts';
import {
  DEFAULT_JPEG_QUALITY,
  DEFAULT_THUMBNAIL_SIDE_PX,
  JPEG_QUALITY,
  PICTURE_SIDE_PX,
  THUMBNAIL_SIDE_PX,
} from '../../terms/picture-limits.ts';
import { checkNames, type Query, readNumber, readWord, shown } from './query.ts';

/** What an address asks for of an image. */
export type ImageRequest =
  | { readonly kind: 'PICTURE'; readonly picture: PictureRequest }
  | { readonly kind: 'OBJECT' }
  | { readonly kind: 'ORIGINAL' }
  | { readonly kind: 'FRAME'; readonly frameNumber: number };

/** Reads what an address asks for. UserInputError for parameters that it does not take. */
type ReadRequest = (query: Query) => ImageRequest;

/** Something that there is of every image. */
export interface Resource {
  readonly resource: ImageResource;
  readonly read: ReadRequest;
}

/** Thumbnails are small: what JPEG loses does not show. */
const THUMBNAIL_QUALITY = 85;

const readRendered: ReadRequest = (query) => {
  checkNames(query, ['width', 'height', 'format', 'quality']);
  const isPng = readWord(query, 'format', ['png', 'jpeg']) === 'png';
  const quality = readNumber(query, 'quality', JPEG_QUALITY) ?? DEFAULT_JPEG_QUALITY;
  return {
    kind: 'PICTURE',
    picture: {
      width: readNumber(query, 'width', PICTURE_SIDE_PX),
      height: readNumber(query, 'height', PICTURE_SIDE_PX),
      format: isPng ? 'PNG' : 'JPEG',
      // PNG has none: one number for all, so that caches see that the pictures are the same.
      quality: isPng ? DEFAULT_JPEG_QUALITY : quality,
    },
  };
};

const readThumbnail: ReadRequest = (query) => {
  checkNames(query, ['size']);
  const side = readNumber(query, 'size', THUMBNAIL_SIDE_PX) ?? DEFAULT_THUMBNAIL_SIDE_PX;
  return {
    kind: 'PICTURE',
    picture: { width: side, height: side, format: 'JPEG', quality: THUMBNAIL_QUALITY },
  };
};

const withoutParameters =
  (request: ImageRequest): ReadRequest =>
  (query) => {
    checkNames(query, []);
    return request;
  };

/** All that there is of an image but frames, which are counted. */
export const RESOURCES: readonly Resource[] = [
  { resource: 'rendered', read: readRendered },
  { resource: 'thumbnail', read: readThumbnail },
  { resource: 'dicom', read: withoutParameters({ kind: 'OBJECT' }) },
  { resource: 'png', read: withoutParameters({ kind: 'ORIGINAL' }) },
];

/** A frame by its number, counted from 1. UserInputError where that is none. */
export const frameResource = (text: string): Resource => {
  if (!/^[1-9]\d{0,9}$/.test(text)) {
    throw new UserInputError(`frames takes a whole number from 1, found ${shown(text)}.`);
  }
  const frameNumber = Number(text);
  return {
    resource: `frames/${frameNumber}`,
    read: withoutParameters({ kind: 'FRAME', frameNumber }),
  };
};
