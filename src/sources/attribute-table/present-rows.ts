import { type Row, textOf, textOrNull } from '../../decode.ts';
import { groupBy } from '../../maps.ts';
import type { KnownTable } from './attribute-statement.ts';
import { dicomInstant } from './moments.ts';

/** How versions of an instance are told apart. */
export type Versions = Pick<KnownTable, 'key' | 'lastUpdated' | 'type'>;

/**
 * One row of each instance: a table into which a store is streamed has one for each version of it.
 *
 * It is the one that was updated last, and of several such the first by all that was read of them,
 * so that the same question has the same answer. An instance whose row tells of its deletion has none.
 */
export const presentRows = (rows: readonly Row[], versions: Versions): ReadonlyMap<string, Row> => {
  const present = new Map<string, Row>();
  for (const [uid, all] of groupBy(rows, (row) => textOf(row, versions.key))) {
    const [row] = all.length === 1 ? all : all.toSorted(byVersion(versions));
    if (row !== undefined && !isDeletion(row, versions)) present.set(uid, row);
  }
  return present;
};

/** The last first. */
const byVersion =
  ({ lastUpdated }: Versions) =>
  (left: Row, right: Row): number => {
    const [a, b] = [left, right].map((row) => updatedAt(row, lastUpdated));
    return compare(b, a) || compare(textOfAll(left), textOfAll(right));
  };

/** In a form whose order is that of time. */
const updatedAt = (row: Row, column: string | null): string =>
  column === null ? '' : dicomInstant(textOrNull(row, column) ?? '');

const compare = (left = '', right = ''): number => {
  if (left === right) return 0;
  return left < right ? -1 : 1;
};

const textOfAll = (row: Row): string =>
  JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

/** What became of an instance stands in a column of its own, such as INSERT or DELETE. */
const isDeletion = (row: Row, { type }: Versions): boolean =>
  type !== null && (textOrNull(row, type) ?? '').toUpperCase().startsWith('DELETE');
