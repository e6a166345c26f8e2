import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { patientSplit, type SplitPlan } from '../../src/statistics/patient-split.ts';
import { fastCheckSettings } from '../oracle/fast-check-settings.ts';
import { storedCases } from './stored-cases.ts';

const PATIENTS = 30_805;
const LETTERS = { TRAIN: 'T', VALIDATION: 'V', TEST: 'E' };

const plan: SplitPlan = {
  seed: 42,
  shares: { train: 0.7, validation: 0.15, test: 0.15 },
  dividesOfficialTest: false,
};

describe('the split of patients', () => {
  it('is what its rule says, on any platform', () => {
    for (const line of storedCases('split')) {
      const { seed, shares, patients, expected } = JSON.parse(line);
      const [train, validation, test] = shares;
      const split = patientSplit({ ...plan, seed, shares: { train, validation, test } });
      const letters = patients.map(
        (patientId: number) => LETTERS[split({ patientId, isOfficialTest: false })],
      );
      assert.equal(letters.join(''), expected.splits, line);
    }
  });

  it('leaves the patients of the official test set in the test set', () => {
    const some = fc.record({
      seed: fc.integer(),
      patientId: fc.integer({ min: 1, max: PATIENTS }),
    });
    fc.assert(
      fc.property(some, ({ seed, patientId }) => {
        const shares = { train: 1, validation: 1, test: 0 };
        const split = patientSplit({ ...plan, seed, shares });
        assert.equal(split({ patientId, isOfficialTest: true }), 'TEST');
        assert.notEqual(split({ patientId, isOfficialTest: false }), 'TEST');
      }),
      fastCheckSettings(300),
    );
  });

  it('divides them like the others where that is wanted', () => {
    const split = patientSplit({ ...plan, dividesOfficialTest: true });
    for (let patientId = 1; patientId < 100; patientId += 1) {
      assert.equal(
        split({ patientId, isOfficialTest: true }),
        split({ patientId, isOfficialTest: false }),
      );
    }
  });

  it('comes within five standard deviations of the shares', () => {
    for (const seed of [0, 1, 2019]) {
      const split = patientSplit({ ...plan, seed });
      const counts = { TRAIN: 0, VALIDATION: 0, TEST: 0 };
      for (let patientId = 1; patientId <= PATIENTS; patientId += 1) {
        counts[split({ patientId, isOfficialTest: false })] += 1;
      }
      const deviation = (share: number) => 5 * Math.sqrt(share * (1 - share) * PATIENTS);
      assert.ok(Math.abs(counts.TRAIN - 0.7 * PATIENTS) < deviation(0.7));
      assert.ok(Math.abs(counts.VALIDATION - 0.15 * PATIENTS) < deviation(0.15));
    }
  });

  it('moves nobody into training when the share of training shrinks', () => {
    const narrow = patientSplit({ ...plan, shares: { train: 0.5, validation: 0.25, test: 0.25 } });
    const wide = patientSplit(plan);
    for (let patientId = 1; patientId < 1000; patientId += 1) {
      const patient = { patientId, isOfficialTest: false };
      if (narrow(patient) === 'TRAIN') assert.equal(wide(patient), 'TRAIN');
    }
  });

  it('takes shares in any unit', () => {
    const percent = patientSplit({ ...plan, shares: { train: 70, validation: 15, test: 15 } });
    const share = patientSplit(plan);
    for (let patientId = 1; patientId < 1000; patientId += 1) {
      const patient = { patientId, isOfficialTest: false };
      assert.equal(percent(patient), share(patient));
    }
  });

  it('is refused where the plan makes no sense', () => {
    const shares = { train: 0, validation: 0, test: 0 };
    for (const wrong of [
      { seed: 0.5 },
      { shares },
      { shares: { ...shares, train: -1, test: 2 } },
      { shares: { ...shares, train: Number.NaN } },
      { shares: { ...shares, train: Infinity } },
    ]) {
      assert.throws(() => patientSplit({ ...plan, ...wrong }), RangeError);
    }
  });
});
