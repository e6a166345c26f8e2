import type { Image } from '../images.ts';
import { expose } from './exposure.ts';
import { widthOf, write } from './lettering.ts';
import { type Plane, SIDE } from './plane.ts';
import type { Sight } from './scene.ts';

/** Width and height of a published picture. */
export const PICTURE_SIDE = 1024;

// Every third gray is used: a third less to store, and too little for the eye to see the steps.
const STEP = 3;

const DOT = 4;
const MARGIN = 16;

/** The picture of an image that nobody took: gray, a byte each, rows from the top. */
export function drawRadiograph(image: Image, sights: readonly Sight[]): Uint8Array {
  const pixels = enlarged(expose(image, sights));
  label(pixels, image);
  return pixels;
}

/** Twice as wide and high: each pixel lies a quarter of a point beside one. */
function enlarged(plane: Plane): Uint8Array {
  const pixels = new Uint8Array(PICTURE_SIDE * PICTURE_SIDE);
  for (let row = 0; row < PICTURE_SIDE; row += 1) {
    const [near, far] = [nearPoint(row) * SIDE, farPoint(row) * SIDE];
    for (let column = 0; column < PICTURE_SIDE; column += 1) {
      const [left, right] = [nearPoint(column), farPoint(column)];
      const upper = 3 * (plane[near + left] ?? 0) + (plane[near + right] ?? 0);
      const lower = 3 * (plane[far + left] ?? 0) + (plane[far + right] ?? 0);
      pixels[row * PICTURE_SIDE + column] = STEP * Math.round((3 * upper + lower) / (16 * STEP));
    }
  }
  return pixels;
}

/** The point that holds a pixel. */
const nearPoint = (pixel: number) => Math.floor(pixel / 2);

/** The next point on the pixel's side of it. */
const farPoint = (pixel: number) =>
  Math.min(SIDE - 1, Math.max(0, nearPoint(pixel) + (pixel % 2 === 0 ? -1 : 1)));

/** Says on the picture what it is. */
function label(pixels: Uint8Array, { name, view }: Image): void {
  const film = { pixels, side: PICTURE_SIDE };
  const top = PICTURE_SIDE - MARGIN - 5 * DOT;
  const caption = `${name.replace('.png', '')} ${view}`;
  const left = PICTURE_SIDE - MARGIN - widthOf(caption, DOT);
  write(film, 'SYNTHETIC', { left: MARGIN, top, dot: DOT });
  write(film, caption, { left, top, dot: DOT });
  // As pictures hang, the right of the body is on the left.
  write(film, 'R', { left: 40, top: 40, dot: 10 });
}
