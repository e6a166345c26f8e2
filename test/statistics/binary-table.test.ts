import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type BinaryTable,
  type DiagnosticAccuracy,
  diagnosticAccuracy,
} from '../../src/statistics/binary-table.ts';
import { type Proportion, proportion } from '../../src/statistics/proportion.ts';
import { fastCheckSettings } from '../oracle/fast-check-settings.ts';
import { assertClose, storedCases } from './stored-cases.ts';

type Counts = readonly [tp: number, fp: number, fn: number, tn: number];

interface Raters {
  readonly raters: readonly (readonly [rater: string, counts: Counts])[];
  readonly expected: unknown;
}

const accuracyOf = ([truePositives, falsePositives, falseNegatives, trueNegatives]: Counts) => {
  const table: BinaryTable = { truePositives, falsePositives, falseNegatives, trueNegatives };
  return diagnosticAccuracy(table);
};

const bounds = (
  share: (Pick<Proportion, 'value'> & { lower95: unknown; upper95: unknown }) | null,
) => share && [share.value, share.lower95, share.upper95];

const stored = ({ f1, ...others }: DiagnosticAccuracy) => ({
  ...Object.fromEntries(Object.entries(others).map(([name, value]) => [name, bounds(value)])),
  f1,
});

describe('a 2x2 table', () => {
  for (const file of ['binary', 'real-binary']) {
    it(`says what scikit-learn and statsmodels say: ${file}`, () => {
      for (const line of storedCases(file)) {
        const { table, expected } = JSON.parse(line);
        assertClose(stored(accuracyOf(table)), expected, line);
      }
    });
  }

  it('says what they say of each published reader', () => {
    for (const line of storedCases('real-raters')) {
      const { raters, expected }: Raters = JSON.parse(line);
      const answers = raters.map(([, counts]) => {
        const of = accuracyOf(counts);
        return [
          of.sensitivity?.value ?? null,
          of.specificity?.value ?? null,
          of.positivePredictiveValue?.value ?? null,
          of.negativePredictiveValue?.value ?? null,
          of.f1,
          ...(bounds(of.cohenKappa) ?? [null, null, null]),
        ];
      });
      assertClose(answers, expected);
    }
  });

  it('has no F1 without positives, and one of 0 without common ones', () => {
    assert.equal(accuracyOf([0, 0, 0, 9]).f1, null);
    assert.equal(accuracyOf([0, 1, 0, 9]).f1, 0);
    assert.equal(accuracyOf([0, 0, 1, 9]).f1, 0);
  });

  it('has no share of nothing', () => {
    assert.deepEqual(Object.values(accuracyOf([0, 0, 0, 0])), Array(8).fill(null));
  });
});

describe('a proportion', () => {
  it('lies within its interval, which lies within 0 and 1', () => {
    const some = fc
      .integer({ min: 1, max: 200_000 })
      .chain((of) => fc.tuple(fc.nat(of), fc.constant(of)));
    fc.assert(
      fc.property(some, ([numerator, denominator]) => {
        const share = proportion(numerator, denominator);
        assert.ok(share !== null);
        assert.ok(0 <= share.lower95 && share.lower95 <= share.value);
        assert.ok(share.value <= share.upper95 && share.upper95 <= 1);
      }),
      fastCheckSettings(1000),
    );
  });

  it('of nothing or of everything has one exact bound', () => {
    for (let items = 1; items <= 5000; items += 1) {
      assert.equal(proportion(0, items)?.lower95, 0);
      assert.equal(proportion(items, items)?.upper95, 1);
    }
  });
});
