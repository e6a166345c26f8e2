import { type Estimate, normalEstimate } from './estimate.ts';
import { type Proportion, proportion } from './proportion.ts';

/**
 * How often one rater chose a category (row) where the other chose another (column): counts of
 * items, as many rows as columns, in one order.
 */
export type CrossTable = readonly (readonly number[])[];

/** The share of the items to which both raters gave the same category; null without items. */
export const observedAgreement = (table: CrossTable): Proportion | null =>
  proportion(onDiagonal(table), total(table));

/**
 * Cohen's kappa with its 95% interval by the asymptotic standard error that does not suppose
 * kappa to be zero.
 *
 * 1 at perfect agreement, 0 at what chance gives. The interval is not clipped: in small tables its
 * upper bound can pass 1. Without any disagreement it has no width, whatever the number of items.
 * Null with fewer than two items, and where both raters gave all items the same single category,
 * so that agreement could not have been less.
 * Source: J. Cohen, Educ. Psychol. Meas. 20, 1960; J. L. Fleiss, J. Cohen, B. S. Everitt,
 * Psychol. Bull. 72, 1969.
 */
export const cohenKappa = (table: CrossTable): Estimate | null => {
  const totals = totalsOf(table);
  const { items, chance } = totals;
  if (items < 2 || chance === items ** 2) return null;
  const kappa = (items * onDiagonal(table) - chance) / (items ** 2 - chance);
  return normalEstimate(kappa, variance(table, totals));
};

/** What a table adds up to. */
interface Totals {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly items: number;
  /** What the diagonal holds by chance, times the number of items. */
  readonly chance: number;
}

const totalsOf = (table: CrossTable): Totals => {
  const rows = table.map(sum);
  const columns = table.map((_, j) => sum(table.map((row) => row[j] ?? 0)));
  const chance = sum(rows.map((row, i) => row * (columns[i] ?? 0)));
  return { rows, columns, items: sum(rows), chance };
};

/**
 * Their variance, in counts, and as one over the cells: where nearly all items are in one cell,
 * its sums of shares would lose all their digits.
 */
const variance = (table: CrossTable, { rows, columns, items, chance }: Totals): number => {
  const room = items ** 2 - chance;
  const disagreeing = items - onDiagonal(table);
  const pull = (i: number, j: number): number =>
    (i === j ? room : 0) - ((columns[i] ?? 0) + (rows[j] ?? 0)) * disagreeing;
  const mean = overCells(table, pull) / items;
  const spread = overCells(table, (i, j) => (pull(i, j) - mean) ** 2) / items;
  return (spread * items ** 3) / room ** 4;
};

const overCells = (table: CrossTable, ofCell: (i: number, j: number) => number): number =>
  sum(table.flatMap((row, i) => row.map((count, j) => (count === 0 ? 0 : count * ofCell(i, j)))));

const sum = (counts: readonly number[]): number => counts.reduce((left, right) => left + right, 0);
const total = (table: CrossTable): number => sum(table.map(sum));
const onDiagonal = (table: CrossTable): number => sum(table.map((row, i) => row[i] ?? 0));
