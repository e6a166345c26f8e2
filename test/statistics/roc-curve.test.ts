import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { areaUnderRoc, averagePrecision } from '../../src/statistics/area-under-curve.ts';
import type { BinaryTable } from '../../src/statistics/binary-table.ts';
import {
  mostSensitive,
  mostSpecific,
  type OperatingPoint,
  tableAt,
} from '../../src/statistics/operating-point.ts';
import { rocCurve, type ScoredItems } from '../../src/statistics/roc-curve.ts';
import { fastCheckSettings } from '../oracle/fast-check-settings.ts';
import { itemsOf, type ScoresCase, someItems } from './scored-items.ts';
import { assertClose, storedCases } from './stored-cases.ts';

const counts = (table: BinaryTable) => [
  table.truePositives,
  table.falsePositives,
  table.falseNegatives,
  table.trueNegatives,
];

const pointOf = (point: OperatingPoint | null) =>
  point && [point.threshold, point.table.truePositives, point.table.falsePositives];

const answerOf = (items: ScoredItems, { leasts, thresholds }: ScoresCase) => {
  const curve = rocCurve(items);
  const area = areaUnderRoc(curve);
  return {
    auroc: area && [area.value, area.lower95, area.upper95],
    averagePrecision: averagePrecision(curve),
    mostSensitive: area && leasts.map((least) => pointOf(mostSensitive(curve, least))),
    mostSpecific: area && leasts.map((least) => pointOf(mostSpecific(curve, least))),
    tables: thresholds.map((threshold) => counts(tableAt(curve, threshold))),
  };
};

describe('scores against a reference', () => {
  for (const file of ['scores', 'real-scores']) {
    it(`are worth what scikit-learn and MLstatkit say: ${file}`, () => {
      for (const line of storedCases(file)) {
        const stored: ScoresCase = JSON.parse(line);
        assertClose(answerOf(itemsOf(stored), stored), stored.expected, line.slice(0, 200));
      }
    });
  }

  it('are worth nothing where a class is absent, but still make a table', () => {
    const curve = rocCurve({ scores: Float64Array.of(0.1, 0.9), labels: Uint8Array.of(1, 1) });
    assert.equal(areaUnderRoc(curve), null);
    assert.equal(averagePrecision(curve), null);
    assert.equal(mostSensitive(curve, 0.5), null);
    assert.equal(mostSpecific(curve, 0.5), null);
    assert.deepEqual(counts(tableAt(curve, 0.5)), [1, 0, 1, 0]);
  });

  it('have no interval where a class has one item', () => {
    const curve = rocCurve({
      scores: Float64Array.of(0.1, 0.4, 0.9),
      labels: Uint8Array.of(0, 1, 0),
    });
    assert.deepEqual(areaUnderRoc(curve), { value: 0.5, lower95: null, upper95: null });
  });

  it('are refused where one is not a number', () => {
    assert.throws(
      () => rocCurve({ scores: Float64Array.of(0.1, Number.NaN), labels: Uint8Array.of(0, 1) }),
      RangeError,
    );
  });

  it('are compared pair by pair', () => {
    fc.assert(
      fc.property(someItems, (items) => {
        const curve = rocCurve(items);
        assertClose(areaUnderRoc(curve)?.value ?? null, pairByPair(items));
      }),
      fastCheckSettings(300),
    );
  });

  it('do not depend on the order of the items, or on the scale', () => {
    fc.assert(
      fc.property(someItems, (items) => {
        const turned = { scores: items.scores.toReversed(), labels: items.labels.toReversed() };
        assert.deepEqual(rocCurve(turned), rocCurve(items));
        const scaled = { scores: items.scores.map((score) => score * 8 - 3), labels: items.labels };
        assert.deepEqual(areaUnderRoc(rocCurve(scaled)), areaUnderRoc(rocCurve(items)));
      }),
      fastCheckSettings(200),
    );
  });
});

function pairByPair({ scores, labels }: ScoredItems): number | null {
  const positives = [...scores].filter((_, item) => labels[item] === 1);
  const negatives = [...scores].filter((_, item) => labels[item] === 0);
  const won = positives.flatMap((high) => negatives.map((low) => (Math.sign(high - low) + 1) / 2));
  return won.length === 0 ? null : won.reduce((left, right) => left + right, 0) / won.length;
}
