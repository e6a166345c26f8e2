import type { DecodedFrame } from './decode-frame.ts';
import { lookupTable } from './lookup-table.ts';
import type { PixelModule } from './pixel-module.ts';
import { meaningIn, type Samples, samplesOf } from './samples.ts';
import type { Values } from './values.ts';
import { type Brightness, between, windowOf } from './window.ts';

const MODALITY_TABLES = '00283000';
const VOI_TABLES = '00283010';
const RESCALE_INTERCEPT = '00281052';
const RESCALE_SLOPE = '00281053';
const PADDING_VALUE = '00280120';
const PADDING_LIMIT = '00280121';

/** Up to this many bits what all values look like is worked out before the pixels are drawn. */
const TABLE_BITS = 16;
/** Up to this many bits samples are shown as they are where there is no window. */
const SCREEN_BITS = 8;

/** From the bits of a sample to a level of gray, 0 to 255. */
type Shade = (stored: number) => number;

/**
 * Draws a monochrome frame (PS3.4 N.2): modality, window, MONOCHROME1 inverted.
 *
 * Without a window, samples of up to 8 bits are shown as they are, so that an object and the picture
 * file that it was made from look the same; wider ones are stretched over the values that occur,
 * since hardly any use all of their bits.
 */
export const drawGray = (frame: DecodedFrame, values: Values): Uint8Array => {
  const { module } = frame;
  const samples = samplesOf(frame);
  const shade = shadeOf(module, values, () => occurringRange(samples, module, values));
  if (module.bitsStored > TABLE_BITS) return Uint8Array.from(samples, shade);
  const shades = tableOfShades(module, shade);
  const gray = new Uint8Array(samples.length);
  for (let index = 0; index < gray.length; index += 1) {
    gray[index] = shades[samples[index] ?? 0] ?? 0;
  }
  return gray;
};

/** What each value of up to 8 bits looks like in a frame that drawGray draws, whatever its pixels. */
export const shadesOf = (module: PixelModule, values: Values): Uint8Array =>
  tableOfShades(
    module,
    shadeOf(module, values, () => possibleRange(module)),
  );

const tableOfShades = ({ bitsStored }: PixelModule, shade: Shade): Uint8Array =>
  new Uint8Array(2 ** bitsStored).map((_, stored) => shade(stored));

/** range: the values that are told apart where the object says nothing of it. */
const shadeOf = (module: PixelModule, values: Values, range: () => Range): Shade => {
  const modality = modalityOf(values);
  const brightness = windowOf(values) ?? tableOf(values) ?? stretched(range(), modality);
  const meaning = meaningIn(module);
  const isInverted = module.photometric === 'MONOCHROME1';
  return (stored) => {
    const level = Math.round(brightness(modality(meaning(stored))));
    return isInverted ? 255 - level : level;
  };
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

/** All values that can be. */
const possibleRange = ({ bitsStored, isSigned }: PixelModule): Range => {
  const range = 2 ** bitsStored;
  return isSigned ? [-range / 2, range / 2 - 1] : [0, range - 1];
};

/** The values that are to be told apart: all that can be, or, of wide samples, all that are. */
const occurringRange = (samples: Samples, module: PixelModule, { number }: Values): Range => {
  if (module.bitsStored <= SCREEN_BITS) return possibleRange(module);
  const padding = number(PADDING_VALUE, Number.NaN);
  const limit = number(PADDING_LIMIT, padding);
  const [from, to] = [Math.min(padding, limit), Math.max(padding, limit)];
  const meaning = meaningIn(module);
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const stored of samples) {
    const value = meaning(stored);
    if (value >= from && value <= to) continue;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return [least, greatest];
};
