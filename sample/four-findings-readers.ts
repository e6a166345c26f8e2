import { type Random, randomFor, type Weighted } from './random.ts';

export type SetId = 'val' | 'test';

// How much each reader read. The last two read for both sets.
const VALIDATION_SHARES = [100, 70, 40, 22, 13, 4, 15, 4] as const;
const TEST_SHARES = [48, 43, 30, 15, 11, 100, 30] as const;
const IN_BOTH = 2;

/** Made-up reader ids and their shares: ten digits from 91, like the real ones above 2^32. */
export function fourFindingsReaders(): Readonly<Record<SetId, readonly Weighted<string>[]>> {
  const random = randomFor('readers');
  const count = VALIDATION_SHARES.length + TEST_SHARES.length - IN_BOTH;
  const ids = new Set<string>();
  while (ids.size < count) ids.add(`91${random.between(10_000_000, 99_999_999)}`);
  const inTest = [...ids].slice(VALIDATION_SHARES.length - IN_BOTH);
  const shared = inTest.splice(0, IN_BOTH);
  return {
    val: withShares([...ids], VALIDATION_SHARES),
    test: withShares([...inTest, ...shared], TEST_SHARES),
  };
}

const withShares = (ids: readonly string[], shares: readonly number[]) =>
  shares.flatMap((share, index) => {
    const id = ids[index];
    return id === undefined ? [] : [[id, share] as const];
  });

/** So many different readers, as likely as their shares say. */
export function drawReaders(
  random: Random,
  readers: readonly Weighted<string>[],
  count: number,
): string[] {
  const drawn: string[] = [];
  while (drawn.length < count) {
    drawn.push(random.weighted(readers.filter(([id]) => !drawn.includes(id))));
  }
  return drawn;
}
