import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Operator } from '../../filter.ts';
import type { Dialect } from './engine.ts';

// Conditions are two-valued: each leaf is true or false, never unknown, so that `not` is the plain
// complement and a missing value meets ne and notIn and nothing else. Unknown is made false by
// coalesce, which every engine computes alike: `is true` does not end unknown on all of them.

type Condition = Expression<SqlBool>;

/** What every row meets, and what none does. */
const always: Condition = sql`(1 = 1)`;
export const never: Condition = sql`(1 = 0)`;

/** Whether no row can meet a condition: an engine need not be asked, and BigQuery not be paid. */
export const isNever = (condition: Condition): boolean => condition === never;

/** The complement. */
export const not = (condition: Condition): Condition => {
  if (condition === never) return always;
  return condition === always ? never : sql`(not ${condition})`;
};

/** All of some conditions. */
export const every = (conditions: readonly Condition[]): Condition => {
  if (conditions.includes(never)) return never;
  const open = conditions.filter((condition) => condition !== always);
  return open.length === 0 ? always : joined(open, sql` and `);
};

/** At least one of some conditions. */
export const some = (conditions: readonly Condition[]): Condition => {
  if (conditions.includes(always)) return always;
  const open = conditions.filter((condition) => condition !== never);
  return open.length === 0 ? never : joined(open, sql` or `);
};

/** Conditions that stand side by side; more are nested, since engines limit how long a chain is. */
const CHAIN = 50;

const joined = (conditions: readonly Condition[], by: RawBuilder<unknown>): Condition => {
  if (conditions.length <= CHAIN) return sql`(${sql.join(conditions, by)})`;
  const length = Math.ceil(conditions.length / CHAIN);
  const groups = Array.from({ length }, (_, i) => conditions.slice(i * CHAIN, (i + 1) * CHAIN));
  return joined(
    groups.map((group) => joined(group, by)),
    by,
  );
};

/** Whether any bit is set; a missing set has none. */
export const hasBits = (bits: Expression<number | null>): Condition =>
  sql`(coalesce(${bits}, 0) <> 0)`;

const COMPARISONS = { lt: sql`<`, lte: sql`<=`, gt: sql`>`, gte: sql`>=` } as const;

/** A value that a condition compares, and whether it may be missing. */
export interface Operand {
  readonly value: Expression<unknown>;
  readonly isNullable: boolean;
}

/** Compares a value of a row with given ones. */
export const compare = (
  dialect: Dialect,
  { value, isNullable }: Operand,
  { operator, values }: { operator: Operator; values: readonly string[] | readonly number[] },
): Condition => {
  if (operator === 'notIn')
    return not(compare(dialect, { value, isNullable }, { operator: 'in', values }));
  const [first] = values;
  if (first === undefined) return never;
  const known = (condition: Condition): Condition =>
    isNullable ? sql`coalesce(${condition}, false)` : condition;
  if (operator !== 'in') return known(sql`(${value} ${COMPARISONS[operator]} ${first})`);
  return known(
    values.length === 1 ? sql`(${value} = ${first})` : sql`(${dialect.isOneOf(value, values)})`,
  );
};
