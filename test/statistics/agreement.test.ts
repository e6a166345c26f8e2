import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Agreement, agreementAmong } from '../../src/statistics/agreement.ts';
import type { VotePattern } from '../../src/statistics/vote-pattern.ts';
import { fastCheckSettings } from '../oracle/fast-check-settings.ts';
import { assertClose, storedCases } from './stored-cases.ts';

interface Case {
  readonly patterns: readonly (readonly [votes: readonly number[], items: number])[];
  readonly expected: unknown;
}

const patternsOf = ({ patterns }: Case): VotePattern[] =>
  patterns.map(([votes, items]) => ({ votes, items }));

describe('agreement among raters', () => {
  for (const file of ['agreement', 'real-agreement']) {
    it(`is what irrCAC, statsmodels and krippendorff say: ${file}`, () => {
      for (const line of storedCases(file)) {
        const stored: Case = JSON.parse(line);
        assertClose(agreementAmong(patternsOf(stored)), stored.expected, line);
      }
    });
  }

  it('is undefined where one category occurs, though all raters agree', () => {
    const { percentAgreement, fleissKappa, krippendorffAlpha, gwetAc1 } = agreementAmong([
      { votes: [0, 3, 0], items: 800 },
      { votes: [0, 2, 0], items: 10 },
    ]);
    assert.equal(percentAgreement, 1);
    assert.deepEqual([fleissKappa, krippendorffAlpha, gwetAc1], [null, null, null]);
  });

  it('is more than a percentage from the second item on', () => {
    const one = agreementAmong([{ votes: [2, 1], items: 1 }]);
    assertClose(one.percentAgreement, 1 / 3);
    assert.deepEqual([one.fleissKappa, one.krippendorffAlpha, one.gwetAc1], [null, null, null]);
    const { krippendorffAlpha } = agreementAmong([{ votes: [2, 1], items: 2 }]);
    assert.notEqual(krippendorffAlpha, null);
  });

  it('takes no part from items with fewer than two raters', () => {
    const rated: VotePattern[] = [
      { votes: [2, 1], items: 3 },
      { votes: [0, 2], items: 4 },
    ];
    const unrated: VotePattern[] = [
      { votes: [1, 0], items: 50 },
      { votes: [0, 0], items: 9 },
    ];
    assert.deepEqual(agreementAmong([...rated, ...unrated]), agreementAmong(rated));
    assert.equal(agreementAmong(unrated).percentAgreement, null);
  });

  it('is counted over pairs, one by one', () => {
    fc.assert(
      fc.property(someItems, (items) => {
        const patterns = items.map((votes) => ({ votes, items: 1 }));
        assertClose(pick(agreementAmong(patterns)), byPairs(items.filter((each) => sum(each) > 1)));
      }),
      fastCheckSettings(300),
    );
  });

  it('does not depend on how items are grouped, or on the order of categories', () => {
    fc.assert(
      fc.property(someItems, fc.integer({ min: 2, max: 5 }), (items, times) => {
        const one = items.map((votes) => ({ votes, items: times }));
        const many = items.flatMap((votes) =>
          Array.from({ length: times }, () => ({ votes, items: 1 })),
        );
        assertClose(agreementAmong(one), agreementAmong(many));
        const turned = items.map((votes) => ({ votes: votes.toReversed(), items: times }));
        assertClose(pick(agreementAmong(turned)), pick(agreementAmong(one)));
      }),
      fastCheckSettings(100),
    );
  });
});

const someItems = fc.integer({ min: 1, max: 4 }).chain((categories) =>
  fc.array(fc.array(fc.nat(3), { minLength: categories, maxLength: categories }), {
    maxLength: 12,
  }),
);

const sum = (values: readonly number[]) => values.reduce((left, right) => left + right, 0);

const pick = ({ percentAgreement, fleissKappa, krippendorffAlpha, gwetAc1 }: Agreement) => ({
  percentAgreement,
  fleissKappa,
  krippendorffAlpha,
  gwetAc1,
});

/** The ratings of an item, one by one. */
const ratings = (votes: readonly number[]) =>
  votes.flatMap((count, category) => Array<number>(count).fill(category));

/** How often two different ones of some ratings are alike. */
const alike = (values: readonly number[]) => {
  const pairs = values.flatMap((left, i) =>
    values.filter((_, j) => j !== i).map((right) => left === right),
  );
  return pairs.filter(Boolean).length / pairs.length;
};

function byPairs(items: readonly (readonly number[])[]): unknown {
  const percentAgreement =
    items.length === 0 ? null : sum(items.map((votes) => alike(ratings(votes)))) / items.length;
  const all = items.flatMap(ratings);
  const categories = [...new Set(all)];
  if (percentAgreement === null || items.length < 2 || categories.length < 2) {
    return { percentAgreement, fleissKappa: null, krippendorffAlpha: null, gwetAc1: null };
  }
  const shares = categories.map(
    (category) => sum(items.map((votes) => (votes[category] ?? 0) / sum(votes))) / items.length,
  );
  const fleiss = sum(shares.map((share) => share ** 2));
  const gwet = sum(shares.map((share) => share * (1 - share))) / (categories.length - 1);
  // Each rating is compared with the others of its item, and with all others.
  const within = sum(items.map((votes) => sum(votes) * alike(ratings(votes)))) / all.length;
  const anywhere = alike(all);
  return {
    percentAgreement,
    fleissKappa: (percentAgreement - fleiss) / (1 - fleiss),
    krippendorffAlpha: (within - anywhere) / (1 - anywhere),
    gwetAc1: (percentAgreement - gwet) / (1 - gwet),
  };
}
