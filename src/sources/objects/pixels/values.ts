import { binaryNumbers } from '../json/numbers.ts';
import { textDecoder } from '../json/text-decoder.ts';
import { textValues } from '../json/texts.ts';
import type { RawDataset } from '../part10/raw-object.ts';

/** Reads attributes that pixels are drawn by. */
export interface Values {
  readonly dataset: RawDataset;
  readonly isLittleEndian: boolean;
  /** All numbers of an element; none where it is absent or has other values. */
  numbers(tag: string): readonly number[];
  /** The first of them; the fallback where there is none. */
  number(tag: string, fallback: number): number;
  /** The same for whole numbers; 0 where it is none. */
  whole(tag: string, fallback: number): number;
  /** The first text of an element, or ''. */
  text(tag: string): string;
}

const decodeText = textDecoder([]);

/** Reads the values of a data set. */
export const valuesIn = (dataset: RawDataset, isLittleEndian: boolean): Values => {
  const values = (tag: string): readonly unknown[] => {
    const element = dataset.get(tag);
    if (element === undefined) return [];
    const { vr, bytes } = element;
    return binaryNumbers(vr, bytes, isLittleEndian) ?? textValues(vr, bytes, decodeText);
  };
  const numbers = (tag: string): number[] =>
    values(tag).filter((value) => typeof value === 'number');
  const number = (tag: string, fallback: number): number => numbers(tag)[0] ?? fallback;
  return {
    dataset,
    isLittleEndian,
    numbers,
    number,
    whole: (tag, fallback) => {
      const found = number(tag, fallback);
      return Number.isSafeInteger(found) ? found : 0;
    },
    text: (tag) => values(tag).find((value) => typeof value === 'string') ?? '',
  };
};
