import { recordsInBlock } from './blocks.ts';

/** The key of the first record of each block. TypeError where a key is not greater than the last. */
export const createKeys = (table: string, recordBytes: number) => {
  const inBlock = recordsInBlock(recordBytes);
  const first: number[] = [];
  let last = -1;
  return {
    add: (key: number, place: number): void => {
      if (key <= last)
        throw new TypeError(`${table}: wanted rows in order, found ${key} behind ${last}.`);
      last = key;
      if (place % inBlock === 0) first.push(key);
    },
    all: (): readonly number[] => first,
  };
};
