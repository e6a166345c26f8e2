/** The least and the most that a number may be. */
export type Limits = readonly [least: number, most: number];

/** Width and height of a picture, in pixels. */
export const PICTURE_SIDE_PX: Limits = [1, 4096];

/** Width and height of the box that a thumbnail fits in, in pixels. */
export const THUMBNAIL_SIDE_PX: Limits = [1, 1024];
export const DEFAULT_THUMBNAIL_SIDE_PX = 256;

/** Of JPEG. */
export const JPEG_QUALITY: Limits = [1, 100];
export const DEFAULT_JPEG_QUALITY = 90;
