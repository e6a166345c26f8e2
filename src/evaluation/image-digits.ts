import { parseImageIndex } from '../terms/image-index.ts';

// Where scores are many, an image is a number: the eleven digits of its file name.

const SEQUENCES = 1000;

/** The digits of a file name such as "00000013_008.png"; null where a text is none. */
export const digitsOf = (imageIndex: string): number | null => {
  const name = parseImageIndex(imageIndex);
  return name === null ? null : name.patientId * SEQUENCES + name.sequenceNumber;
};

/** Where a number stands in an ascending list; -1: nowhere. */
export const rowOf = (ascending: Float64Array, wanted: number): number => {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((ascending[middle] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return ascending[from] === wanted ? from : -1;
};
