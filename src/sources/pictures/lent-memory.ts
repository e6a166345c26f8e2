/** Gives memory of so many bytes; what was in it is still there. */
export type Lend = (byteLength: number) => Uint8Array;

/** Larger ones are not kept: several times an object of the collection. */
const MAX_KEPT_BYTES = 4 * 1024 * 1024;

/**
 * Memory that is used again and again. A megabyte for each picture, and no more than once, keeps the
 * collector of garbage busy for a fifth of the time.
 *
 * atOnce: pieces that are kept at most. What was lent is taken back when what is done with it ends.
 */
export const lentMemory = (
  atOnce: number,
): (<T>(use: (lend: Lend) => Promise<T>) => Promise<T>) => {
  const kept: ArrayBuffer[] = [];
  return async (use) => {
    const lent: ArrayBuffer[] = [];
    const lend: Lend = (byteLength) => {
      const at = kept.findIndex((memory) => memory.byteLength >= byteLength);
      const memory = kept.splice(at, at === -1 ? 0 : 1)[0] ?? new ArrayBuffer(byteLength);
      lent.push(memory);
      return new Uint8Array(memory, 0, byteLength);
    };
    try {
      return await use(lend);
    } finally {
      kept.push(...lent.filter(({ byteLength }) => byteLength <= MAX_KEPT_BYTES));
      kept.splice(0, kept.length - atOnce);
    }
  };
};
