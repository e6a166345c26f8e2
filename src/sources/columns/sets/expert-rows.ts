import type { ExpertRows, Judgement } from '../columns.ts';
import { addPlace, type Bits } from './bits.ts';

/** Adds the images of the rows that say what passes a test. */
export const addImagesOf = (
  bits: Bits,
  { image, judgement, judgements }: ExpertRows,
  passes: (said: Judgement) => boolean,
): void => {
  const isWanted = judgements.map(passes);
  for (let row = 0; row < image.length; row += 1) {
    if (isWanted[judgement[row] ?? 0] === true) addPlace(bits, image[row] ?? 0);
  }
};
