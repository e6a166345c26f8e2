import { type Expression, type SqlBool, sql } from 'kysely';
import type { CursorValues } from '../../cursor.ts';
import type { Window } from '../../paging.ts';
import { every, some } from './conditions.ts';

/** A value that a list is sorted by. */
export interface SortColumn {
  /** What rows are sorted by, and what a cursor's value is compared with: the same order. */
  readonly sorted: Expression<unknown>;
  readonly compared: Expression<unknown>;
  readonly isDescending: boolean;
  readonly isNullable: boolean;
}

/** A column by which rows are both sorted and compared. */
export const sortColumn = (
  value: Expression<unknown>,
  isDescending = false,
  isNullable = false,
): SortColumn => ({
  sorted: value,
  compared: value,
  isDescending,
  isNullable,
});

/** The sort terms of a list, turned round where it is read backwards. */
export const orderTerms = (
  columns: readonly SortColumn[],
  { isBackward }: Window,
): Expression<unknown> =>
  sql.join(
    columns
      .flatMap(stepsOf)
      .map(({ sorted, isDescending }) =>
        isDescending === isBackward ? sql`${sorted} asc` : sql`${sorted} desc`,
      ),
  );

/** The rows beyond a cursor in the direction of reading. */
export const beyond = (
  columns: readonly SortColumn[],
  values: CursorValues | null,
  { isBackward }: Window,
): Expression<SqlBool>[] => {
  if (values === null) return [];
  const at = stepValues(columns, values);
  const steps = columns.flatMap(stepsOf).map(({ compared, isDescending }, i) => ({
    compared,
    isRising: isDescending === isBackward,
    value: at[i],
  }));
  const ahead = steps.map(({ compared, isRising, value }, i) =>
    every([
      ...steps.slice(0, i).map((step) => sql<SqlBool>`${step.compared} = ${step.value}`),
      isRising ? sql<SqlBool>`${compared} > ${value}` : sql<SqlBool>`${compared} < ${value}`,
    ]),
  );
  const [first] = steps;
  if (first === undefined) return [];
  // Implied by the rest, and all that an engine can use to skip blocks of rows.
  const bound = first.isRising
    ? sql<SqlBool>`${first.compared} >= ${first.value}`
    : sql<SqlBool>`${first.compared} <= ${first.value}`;
  return steps.length === 1 ? ahead : [bound, some(ahead)];
};

interface Step {
  readonly sorted: Expression<unknown>;
  readonly compared: Expression<unknown>;
  readonly isDescending: boolean;
}

// A column that may be missing is two steps: first whether it is missing, so that missing values
// come last either way, then its value.
const stepsOf = ({ sorted, compared, isDescending, isNullable }: SortColumn): Step[] => {
  if (!isNullable) return [{ sorted, compared, isDescending }];
  const missing = sql`(case when ${sorted} is null then 1 else 0 end)`;
  const known = sql`coalesce(${sorted}, 0)`;
  return [
    { sorted: missing, compared: missing, isDescending: false },
    { sorted: known, compared: known, isDescending },
  ];
};

const stepValues = (columns: readonly SortColumn[], values: CursorValues): (string | number)[] =>
  columns.flatMap(({ isNullable }, i) => {
    const value = values[i] ?? null;
    if (!isNullable) return value ?? 0;
    return value === null ? [1, 0] : [0, value];
  });
