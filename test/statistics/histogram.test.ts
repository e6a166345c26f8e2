import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { binned, summaryOf } from '../../src/statistics/histogram.ts';
import { fastCheckSettings } from '../oracle/fast-check-settings.ts';
import { assertClose, storedCases } from './stored-cases.ts';

describe('a histogram of whole numbers', () => {
  it('is summed up as by NumPy', () => {
    for (const line of storedCases('ages')) {
      const { histogram, width, expected } = JSON.parse(line);
      const counts = new Map<number, number>(histogram);
      const summary = summaryOf(counts);
      const answer = {
        summary: summary && [summary.count, summary.min, summary.max, summary.mean, summary.median],
        bins: binned(counts, width).map(({ from, count }) => [from, count]),
      };
      assertClose(answer, expected, line);
    }
  });

  it('has the numbers of the sorted list', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 120 }), { minLength: 1 }), (values) => {
        const sorted = values.toSorted((left, right) => left - right);
        const middle = sorted.slice(
          Math.ceil(sorted.length / 2) - 1,
          Math.floor(sorted.length / 2) + 1,
        );
        assertClose(summaryOf(counted(values)), {
          count: values.length,
          min: sorted[0],
          max: sorted.at(-1),
          mean: total(values) / values.length,
          median: total(middle) / middle.length,
        });
      }),
      fastCheckSettings(200),
    );
  });

  it('has each number in one bin, and no gap between bins', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 450 })),
        fc.integer({ min: 1, max: 40 }),
        (values, width) => {
          const bins = binned(counted(values), width);
          for (const [bin, { from, below, count }] of bins.entries()) {
            assert.equal(count, values.filter((value) => from <= value && value < below).length);
            assert.equal(below - from, width);
            assert.equal(from % width, from < 0 ? -0 : 0);
            assert.equal(bins[bin + 1]?.from ?? below, below);
          }
          assert.equal(total(bins.map(({ count }) => count)), values.length);
        },
      ),
      fastCheckSettings(200),
    );
  });

  it('has no bins of no width', () => {
    for (const width of [0, -1, 2.5, Number.NaN]) {
      assert.throws(() => binned(new Map([[1, 1]]), width), RangeError);
    }
  });
});

const counted = (values: readonly number[]) => {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

const total = (values: readonly number[]) => values.reduce((left, right) => left + right, 0);
