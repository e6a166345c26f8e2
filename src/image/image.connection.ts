import { connectionOf } from '../connection.ts';
import { Image } from './image.ts';

/** A page of images. */
export const ImageConnection = connectionOf(Image, 'Image');
