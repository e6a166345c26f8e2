import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { placeAmong, placesBefore, placesGuided } from '../../../src/sources/columns/places.ts';

const LARGEST = 99_999_999_999;

/** Numbers that stand close together, far apart, or both. */
const risingNumbers = fc
  .uniqueArray(
    fc.oneof(fc.nat({ max: 50 }), fc.integer({ min: 0, max: LARGEST }), fc.nat({ max: 5000 })),
    { maxLength: 200 },
  )
  .map((numbers) => Float64Array.from(numbers).sort());

describe('Where a number stands among rising ones', () => {
  it('is how many are smaller, by halves or by a guide, and itself where it is one of them', () => {
    fc.assert(
      fc.property(risingNumbers, fc.integer({ min: -1, max: LARGEST }), (numbers, other) => {
        const guided = placesGuided(numbers);
        const place = placeAmong(numbers, guided);
        for (const value of [...numbers, ...numbers.map((one) => one + 1), other, Number.NaN]) {
          const smaller = numbers.filter((one) => one < value).length;

          if (!Number.isNaN(value)) {
            assert.equal(placesBefore(numbers, value), smaller);
            assert.equal(guided(value), smaller);
          }
          assert.equal(place(value), numbers.indexOf(value));
        }
      }),
      { numRuns: 300 },
    );
  });
});
