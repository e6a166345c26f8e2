import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { BinaryTable } from '../../src/statistics/binary-table.ts';
import { mostSensitive, mostSpecific, tableAt } from '../../src/statistics/operating-point.ts';
import { rocCurve, type ScoredItems } from '../../src/statistics/roc-curve.ts';
import { fastCheckSettings } from '../oracle/fast-check-settings.ts';
import { someItems } from './scored-items.ts';

// What scikit-learn makes of stored cases is in roc-curve.test.ts.
describe('an operating point', () => {
  it('is the best of all thresholds', () => {
    fc.assert(
      fc.property(someItems, fc.constantFrom(0, 0.25, 0.5, 0.75, 0.9, 1), (items, least) => {
        const curve = rocCurve(items);
        const sensitive = mostSensitive(curve, least);
        const specific = mostSpecific(curve, least);
        if (sensitive === null || specific === null) return;
        const tables = [Infinity, ...items.scores].map((threshold) => cut(items, threshold));
        const allowed = tables.filter((table) => specificity(table) >= least);
        assert.equal(sensitivity(sensitive.table), Math.max(...allowed.map(sensitivity)));
        const reaching = tables.filter((table) => sensitivity(table) >= least);
        assert.equal(specificity(specific.table), Math.max(...reaching.map(specificity)));
      }),
      fastCheckSettings(300),
    );
  });

  it('has the table of its threshold, and no other point is as good in one way and better in the other', () => {
    fc.assert(
      fc.property(someItems, fc.constantFrom(0, 0.25, 0.5, 0.75, 0.9, 1), (items, least) => {
        const curve = rocCurve(items);
        const tables = [Infinity, ...items.scores].map((threshold) => cut(items, threshold));
        for (const point of [mostSensitive(curve, least), mostSpecific(curve, least)]) {
          if (point === null) continue;
          assert.deepEqual(cut(items, point.threshold ?? Infinity), point.table);
          assert.ok(!tables.some((table) => dominates(table, point.table)));
        }
      }),
      fastCheckSettings(300),
    );
  });

  it('may lie at any threshold', () => {
    fc.assert(
      fc.property(someItems, fc.double({ min: -2, max: 2, noNaN: true }), (items, threshold) => {
        assert.deepEqual(tableAt(rocCurve(items), threshold), cut(items, threshold));
      }),
      fastCheckSettings(300),
    );
  });

  it('lies above all scores where the best score is wrong already', () => {
    const items = { scores: Float64Array.of(0.9, 0.1), labels: Uint8Array.of(0, 1) };
    assert.equal(mostSensitive(rocCurve(items), 0.5)?.threshold, null);
    assert.equal(mostSpecific(rocCurve(items), 0)?.threshold, null);
    assert.equal(mostSpecific(rocCurve(items), 0.5)?.threshold, 0.1);
  });
});

function cut({ scores, labels }: ScoredItems, threshold: number): BinaryTable {
  const count = (isPositive: boolean, label: number) =>
    [...scores].filter((score, item) => score >= threshold === isPositive && labels[item] === label)
      .length;
  return {
    truePositives: count(true, 1),
    falsePositives: count(true, 0),
    falseNegatives: count(false, 1),
    trueNegatives: count(false, 0),
  };
}

const sensitivity = ({ truePositives, falseNegatives }: BinaryTable) =>
  truePositives / (truePositives + falseNegatives);
const specificity = ({ trueNegatives, falsePositives }: BinaryTable) =>
  trueNegatives / (trueNegatives + falsePositives);

const dominates = (one: BinaryTable, other: BinaryTable) =>
  one.truePositives >= other.truePositives &&
  one.falsePositives <= other.falsePositives &&
  one.truePositives - one.falsePositives > other.truePositives - other.falsePositives;
