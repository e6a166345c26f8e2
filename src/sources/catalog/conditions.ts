import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Operator } from '../../filter.ts';
import type { Dialect } from './engine.ts';

// Conditions are two-valued: each leaf is true or false, never unknown, so that `not` is the plain
// complement and a missing value meets ne and notIn and nothing else.

type Condition = Expression<SqlBool>;

/** What every row meets, and what none does. */
const always: Condition = sql`(1 = 1)`;
const never: Condition = sql`(1 = 0)`;

/** The complement. */
export const not = (condition: Condition): Condition => sql`(not ${condition})`;

/** All of some conditions. */
export const every = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? always : joined(conditions, sql` and `);

/** At least one of some conditions. */
export const some = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? never : joined(conditions, sql` or `);

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
  sql`((${bits} <> 0) is true)`;

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
    isNullable ? sql`(${condition} is true)` : condition;
  if (operator !== 'in') return known(sql`(${value} ${COMPARISONS[operator]} ${first})`);
  return known(
    values.length === 1 ? sql`(${value} = ${first})` : sql`(${dialect.isOneOf(value, values)})`,
  );
};
