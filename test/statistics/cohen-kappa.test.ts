import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type CrossTable,
  cohenKappa,
  observedAgreement,
} from '../../src/statistics/cohen-kappa.ts';
import { type Estimate, Z_95 } from '../../src/statistics/estimate.ts';
import { fastCheckSettings } from '../oracle/fast-check-settings.ts';
import { assertClose, storedCases } from './stored-cases.ts';

interface Pairs {
  readonly pairs: readonly (readonly [left: string, right: string, table: CrossTable])[];
  readonly expected: unknown;
}

const bounds = (estimate: Pick<Estimate, 'value' | 'lower95' | 'upper95'> | null) =>
  estimate && [estimate.value, estimate.lower95, estimate.upper95];

describe('agreement of two raters', () => {
  it('is what scikit-learn and statsmodels say', () => {
    for (const line of storedCases('kappa')) {
      const { table, expected } = JSON.parse(line);
      const [observed, kappa] = [observedAgreement(table), cohenKappa(table)];
      assertClose({ observedAgreement: bounds(observed), kappa: bounds(kappa) }, expected, line);
    }
  });

  it('is what they say of the published readers', () => {
    for (const line of storedCases('real-pairs')) {
      const { pairs, expected }: Pairs = JSON.parse(line);
      const answers = pairs.map(([, , table]) => [
        observedAgreement(table)?.value,
        ...(bounds(cohenKappa(table)) ?? [null, null, null]),
      ]);
      assertClose(answers, expected);
    }
  });

  it('is undefined for no item, for one, and where all items have the same category', () => {
    for (const table of [
      [],
      [
        [0, 0],
        [0, 0],
      ],
      [
        [0, 1],
        [0, 0],
      ],
      [
        [1, 0],
        [0, 0],
      ],
      [
        [0, 0],
        [0, 99],
      ],
    ]) {
      assert.equal(cohenKappa(table), null);
    }
  });

  it('is 1 with an interval of no width where raters never disagree', () => {
    assert.deepEqual(
      cohenKappa([
        [7, 0],
        [0, 3],
      ]),
      { value: 1, lower95: 1, upper95: 1 },
    );
  });

  it('has the standard error of exact arithmetic, where nearly all items are in one cell too', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 50, max: 112_000 }),
        fc.array(fc.nat(3), size(3)),
        (most, rest) => {
          const [a = 0, b = 0, c = 0] = rest;
          const table = [
            [most, a],
            [b, c],
          ];
          const estimate = cohenKappa(table);
          if (estimate === null) return;
          const width = (estimate.upper95 ?? 0) - (estimate.lower95 ?? 0);
          assertClose(width, 2 * Z_95 * Math.sqrt(exactVariance(table)));
        },
      ),
      fastCheckSettings(300),
    );
  });

  it('does not depend on who is named first, or on categories that nobody chose', () => {
    fc.assert(
      fc.property(someTable, (table) => {
        const turned = table.map((_, i) => table.map((row) => row[i] ?? 0));
        assertClose(cohenKappa(turned), cohenKappa(table));
        const wider = [...table.map((row) => [...row, 0]), table.map(() => 0).concat(0)];
        assertClose(cohenKappa(wider), cohenKappa(table));
      }),
      fastCheckSettings(200),
    );
  });
});

const size = (length: number) => ({ minLength: length, maxLength: length });

const someTable = fc
  .integer({ min: 1, max: 4 })
  .chain((categories) => fc.array(fc.array(fc.nat(30), size(categories)), size(categories)));

/** The sums of shares of Fleiss, Cohen and Everitt, in whole numbers until the end. */
function exactVariance(counts: readonly (readonly number[])[]): number {
  const table = counts.map((row) => row.map(BigInt));
  const rows = table.map(sum);
  const columns = table.map((_, j) => sum(table.map((row) => row[j] ?? 0n)));
  const [items, agreeing] = [sum(rows), sum(table.map((row, i) => row[i] ?? 0n))];
  const chance = sum(rows.map((row, i) => row * (columns[i] ?? 0n)));
  const room = items ** 2n - chance;
  const terms = table.flatMap((row, i) =>
    row.map((count, j) => {
      const expected = ((columns[i] ?? 0n) + (rows[j] ?? 0n)) * (items - agreeing);
      return count * ((i === j ? room : 0n) - expected) ** 2n;
    }),
  );
  const last = items * (items * agreeing - chance) - chance * (items - agreeing);
  return Number((items * sum(terms) - last ** 2n) * items) / Number(room) ** 4;
}

const sum = (values: readonly bigint[]) => values.reduce((left, right) => left + right, 0n);
