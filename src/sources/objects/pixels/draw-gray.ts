import type { DecodedFrame } from './decode-frame.ts';
import { lookupTable } from './lookup-table.ts';
import { type Samples, samplesOf } from './samples.ts';
import type { Values } from './values.ts';
import { type Brightness, between, windowOf } from './window.ts';

const MODALITY_TABLES = '00283000';
const VOI_TABLES = '00283010';
const RESCALE_INTERCEPT = '00281052';
const RESCALE_SLOPE = '00281053';
const PADDING_VALUE = '00280120';
const PADDING_LIMIT = '00280121';

/** Up to this many bits all brightnesses are worked out before the pixels are drawn. */
const TABLE_BITS = 16;
/** Up to this many bits samples are shown as they are where there is no window. */
const SCREEN_BITS = 8;

/**
 * Draws a monochrome frame (PS3.4 N.2): modality, window, MONOCHROME1 inverted.
 *
 * Without a window, samples of up to 8 bits are shown as they are, so that an object and the picture
 * file that it was made from look the same; wider ones are stretched over the values that occur,
 * since hardly any use all of their bits.
 */
export const drawGray = (frame: DecodedFrame, values: Values): Uint8Array => {
  const { bitsStored, photometric } = frame.module;
  const samples = samplesOf(frame);
  const modality = modalityOf(values);
  const brightness =
    windowOf(values) ?? tableOf(values) ?? stretched(rangeOf(samples, frame, values), modality);
  const shade = (stored: number): number => {
    const level = Math.round(brightness(modality(samples.value(stored))));
    return photometric === 'MONOCHROME1' ? 255 - level : level;
  };
  const shades =
    bitsStored > TABLE_BITS
      ? null
      : Uint8Array.from({ length: 2 ** bitsStored }, (_, stored) => shade(stored));
  const gray = new Uint8Array(samples.count);
  for (let index = 0; index < gray.length; index += 1) {
    const stored = samples.stored(index);
    gray[index] = shades === null ? shade(stored) : (shades[stored] ?? 0);
  }
  return gray;
};

type Modality = (value: number) => number;

/** From what is stored to what was measured, by table or by a line. */
const modalityOf = (values: Values): Modality => {
  const table = lookupTable(values, MODALITY_TABLES);
  if (table !== null) return table.lookUp;
  const slope = values.number(RESCALE_SLOPE, 1) || 1;
  const intercept = values.number(RESCALE_INTERCEPT, 0);
  return (value) => value * slope + intercept;
};

/** The first VOI table of an object; null where it has none. */
const tableOf = (values: Values): Brightness | null => {
  const table = lookupTable(values, VOI_TABLES);
  return table === null ? null : (value) => (255 * table.lookUp(value)) / table.greatest;
};

type Range = readonly [least: number, greatest: number];

const stretched = ([least, greatest]: Range, modality: Modality): Brightness => {
  const ends = [modality(least), modality(greatest)];
  return between(Math.min(...ends), Math.max(...ends));
};

/** The values that are to be told apart: all that can be, or, of wide samples, all that are. */
const rangeOf = (samples: Samples, { module }: DecodedFrame, { number }: Values): Range => {
  const { bitsStored, isSigned } = module;
  if (bitsStored <= SCREEN_BITS) {
    const range = 2 ** bitsStored;
    return isSigned ? [-range / 2, range / 2 - 1] : [0, range - 1];
  }
  const padding = number(PADDING_VALUE, Number.NaN);
  const limit = number(PADDING_LIMIT, padding);
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < samples.count; index += 1) {
    const value = samples.value(samples.stored(index));
    if (value >= Math.min(padding, limit) && value <= Math.max(padding, limit)) continue;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return [least, greatest];
};
