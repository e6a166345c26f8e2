import type { FastifyReply } from 'fastify';
import type { Sources } from '../../context.ts';
import { instanceKeyOf } from '../../dicom/instance-key.ts';
import type { PictureRequest } from '../../dicom/picture.source.ts';
import { HttpRefusal } from '../error-answer.ts';
import { type Delivery, sendPicture, sendStored } from './delivery.ts';
import type { ImageRequest } from './image-request.ts';

/** What is wanted of which image. */
export interface WantedImage {
  readonly imageIndex: string;
  readonly wanted: ImageRequest;
}

/** A media type as a store may give it: its letters cannot end the header. */
const MEDIA_TYPE = /^(application|image|video)\/[\w.+-]+(\s*;\s*[\w-]+=("[\w./ -]*"|[\w./-]+))*$/;

/** Fetches what is wanted of an image that is known, and sends it. 404 where no store holds it. */
export const sendImage = (
  sources: Sources,
  { imageIndex, wanted }: WantedImage,
  delivery: Delivery,
): Promise<FastifyReply> => {
  switch (wanted.kind) {
    case 'PICTURE':
      return fetchPicture(sources, { imageIndex, picture: wanted.picture }, delivery);
    case 'OBJECT':
      return fetchObject(sources, imageIndex, delivery);
    case 'ORIGINAL':
      return fetchOriginal(sources, imageIndex, delivery);
    case 'FRAME':
      return fetchFrame(sources, { imageIndex, frameNumber: wanted.frameNumber }, delivery);
  }
};

const fetchPicture = async (
  { pictures }: Sources,
  { imageIndex, picture }: { imageIndex: string; picture: PictureRequest },
  delivery: Delivery,
): Promise<FastifyReply> => {
  const drawn = await pictures.picture(instanceKeyOf(imageIndex), picture);
  if (drawn === null) throw absent(imageIndex);
  const extension = drawn.mediaType === 'image/png' ? 'png' : 'jpg';
  return sendPicture(delivery, drawn, `inline; filename="${stem(imageIndex)}.${extension}"`);
};

const fetchObject = async (
  { objects }: Sources,
  imageIndex: string,
  delivery: Delivery,
): Promise<FastifyReply> => {
  const stored = await objects.object(instanceKeyOf(imageIndex));
  if (stored === null) throw absent(imageIndex);
  return sendStored(delivery, stored, {
    source: 'DICOMWEB',
    mediaType: 'application/dicom',
    disposition: `attachment; filename="${stem(imageIndex)}.dcm"`,
    hasRanges: true,
  });
};

const fetchOriginal = async (
  { files }: Sources,
  imageIndex: string,
  delivery: Delivery,
): Promise<FastifyReply> => {
  const stored = await files.original(imageIndex);
  if (stored === null) {
    throw new HttpRefusal(404, 'BAD_REQUEST', `The file of image ${imageIndex} is not held here.`);
  }
  return sendStored(delivery, stored, {
    source: 'CLOUD_STORAGE',
    mediaType: 'image/png',
    disposition: `inline; filename="${imageIndex}"`,
    hasRanges: true,
  });
};

const fetchFrame = async (
  { objects }: Sources,
  { imageIndex, frameNumber }: { imageIndex: string; frameNumber: number },
  delivery: Delivery,
): Promise<FastifyReply> => {
  const stored = await objects.frame(instanceKeyOf(imageIndex), frameNumber);
  if (stored === null) {
    const message = `The store holds no frame ${frameNumber} of image ${imageIndex}.`;
    throw new HttpRefusal(404, 'BAD_REQUEST', message);
  }
  const { mediaType } = stored;
  return sendStored(delivery, stored, {
    source: 'DICOMWEB',
    mediaType: MEDIA_TYPE.test(mediaType) ? mediaType : 'application/octet-stream',
    disposition: `attachment; filename="${stem(imageIndex)}-frame-${frameNumber}.bin"`,
    hasRanges: false,
  });
};

const absent = (imageIndex: string): HttpRefusal =>
  new HttpRefusal(404, 'BAD_REQUEST', `The store does not hold the object of image ${imageIndex}.`);

/** A file name without its extension, of letters that need no quoting. */
const stem = (imageIndex: string): string => imageIndex.replace(/\.png$/, '');
