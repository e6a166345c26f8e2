import { DamagedError } from '../part10/raw-object.ts';
import type { DecodedFrame } from './decode-frame.ts';
import { tableOf } from './lookup-table.ts';
import { meaningIn, samplesOf } from './samples.ts';
import type { Values } from './values.ts';

/** Draws a frame of three samples, in RGB or YBR, to 8 bits of red, green and blue. */
export const drawColours = (frame: DecodedFrame): Uint8Array => {
  const { photometric, rows, columns } = frame.module;
  switch (photometric) {
    case 'RGB':
      return levelsOf(frame);
    case 'YBR_FULL':
      return rgbOf(levelsOf(frame));
    case 'YBR_FULL_422':
      return rgbOf(apart(frame.data, rows * columns));
    default:
      throw new DamagedError(`Colours are in ${photometric}.`);
  }
};

/** Draws a frame of numbers of colours (PALETTE COLOR). */
export const drawPalette = (frame: DecodedFrame, values: Values): Uint8Array => {
  const samples = samplesOf(frame);
  const tables = ['1', '2', '3'].map((colour) =>
    tableOf(values, `0028110${colour}`, `0028120${colour}`),
  );
  const meaning = meaningIn(frame.module);
  const rgb = new Uint8Array(3 * samples.length);
  for (let index = 0; index < samples.length; index += 1) {
    const value = meaning(samples[index] ?? 0);
    tables.forEach(({ greatest, lookUp }, colour) => {
      rgb[3 * index + colour] = (255 * lookUp(value)) / greatest;
    });
  }
  return rgb;
};

/** Samples of any width in 8 bits, those of a pixel side by side. */
const levelsOf = (frame: DecodedFrame): Uint8Array => {
  const { bitsStored, isPlanar } = frame.module;
  const samples = samplesOf(frame);
  const pixels = samples.length / 3;
  const scale = 255 / (2 ** bitsStored - 1);
  const levels = new Uint8Array(samples.length);
  for (let at = 0; at < levels.length; at += 1) {
    const place = isPlanar ? (at % 3) * pixels + Math.floor(at / 3) : at;
    levels[at] = Math.round(scale * (samples[place] ?? 0));
  }
  return levels;
};

/** Pixels that share their colour by twos (luminance, luminance, blue, red) with their own each. */
const apart = (data: Uint8Array, pixels: number): Uint8Array => {
  const ybr = new Uint8Array(3 * pixels);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const pair = 4 * (pixel >> 1);
    ybr[3 * pixel] = data[pair + (pixel & 1)] ?? 0;
    ybr[3 * pixel + 1] = data[pair + 2] ?? 0;
    ybr[3 * pixel + 2] = data[pair + 3] ?? 0;
  }
  return ybr;
};

/** From luminance and colour differences to red, green and blue (PS3.3 C.7.6.3.1.2). */
const rgbOf = (ybr: Uint8Array): Uint8Array => {
  const rgb = new Uint8ClampedArray(ybr.length);
  for (let at = 0; at < ybr.length; at += 3) {
    const y = ybr[at] ?? 0;
    const blue = (ybr[at + 1] ?? 0) - 128;
    const red = (ybr[at + 2] ?? 0) - 128;
    rgb[at] = y + 1.402 * red;
    rgb[at + 1] = y - 0.344_136 * blue - 0.714_136 * red;
    rgb[at + 2] = y + 1.772 * blue;
  }
  return new Uint8Array(rgb.buffer);
};
