import type { Values } from './values.ts';

/** Turns a value into a brightness, 0 to 255, not rounded. */
export type Brightness = (value: number) => number;

/** Brightness 0 up to the least value, 255 from the greatest on, and in proportion between. */
export const between = (least: number, greatest: number): Brightness =>
  greatest > least ? (value) => clamped((255 * (value - least)) / (greatest - least)) : () => 0;

/** The first window of an object (PS3.3 C.11.2.1.2); null where it has none. */
export const windowOf = ({ number, text }: Values): Brightness | null => {
  const center = number('00281050', Number.NaN);
  const width = number('00281051', Number.NaN);
  if (Number.isNaN(center) || !(width > 0)) return null;
  switch (text('00281056')) {
    case 'SIGMOID':
      return (value) => 255 / (1 + Math.exp((-4 * (value - center)) / width));
    case 'LINEAR_EXACT':
      return between(center - width / 2, center + width / 2);
    default:
      if (width < 1) return null;
      return width === 1
        ? (value) => (value <= center - 0.5 ? 0 : 255)
        : between(center - width / 2, center + width / 2 - 1);
  }
};

const clamped = (value: number): number => Math.min(255, Math.max(0, value));
