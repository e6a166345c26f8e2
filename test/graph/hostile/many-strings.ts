import fc from 'fast-check';
import { FRAGMENTS, hostileStrings, MARKER } from './strings.ts';

/** What stands around a marker: words of many languages, or anything at all. */
const around = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 1 }),
  },
);

/** As many hostile strings, no two alike, each with MARKER in it: the listed ones, and made ones. */
export const manyHostileStrings = (count: number): readonly string[] => {
  const made = fc.sample(fc.tuple(around, around), { seed: 20191, numRuns: count });
  const strings = made
    .slice(hostileStrings.length)
    .map(([before, behind], i) => `${before.join('')}${MARKER}_${i}_${behind.join('')}`);
  return [...hostileStrings, ...strings];
};
