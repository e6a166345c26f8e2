/** Chance that comes out the same everywhere: integer arithmetic and exact divisions only. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from low to high, both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One of the entries, each as likely as its weight says. */
  weighted<T>(entries: readonly Weighted<T>[]): T;
  shuffled<T>(items: readonly T[]): T[];
}

export type Weighted<T> = readonly [item: T, weight: number];

// Chosen so that every quirk occurs, and no row is by accident one of the real collection.
const SEED = 'Radiograph sample 195';

/** Each purpose has its own stream, so that a change to one part leaves the others as they were. */
export function randomFor(purpose: string): Random {
  const next = sfc32(hash(`${SEED}: ${purpose}`));
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => itemAt(items, between(0, items.length - 1));

  const weighted = <T>(entries: readonly Weighted<T>[]): T => {
    let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    const found = entries.find(([, weight]) => {
      rest -= weight;
      return rest < 0;
    });
    return (found ?? itemAt(entries, entries.length - 1))[0];
  };

  const shuffled = <T>(items: readonly T[]): T[] => {
    const left = [...items];
    return items.flatMap(() => left.splice(between(0, left.length - 1), 1));
  };

  return { next, between, chance: (probability) => next() < probability, pick, weighted, shuffled };
}

function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`There is no item ${index} in ${items.length}.`);
  return item;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  return [...Buffer.from(text)].reduce(
    (sum, byte) => Math.imul(sum ^ byte, 0x01000193),
    0x811c9dc5,
  );
}

/** Chris Doty-Humphrey's small fast chaotic generator, sfc32: 32 of its 128 bits are the seed. */
function sfc32(seed: number): () => number {
  let [a, b, c, counter] = [0, seed | 0, 0, 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 16; round += 1) next();
  return next;
}
