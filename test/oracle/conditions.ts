import type { Condition, IntCondition, ListCondition } from './filters.ts';

/** An omitted key is no condition. */
export function holds<Given>(given: Given | undefined, test: (given: Given) => boolean): boolean {
  return given === undefined || test(given);
}

/** Keys are joined by AND; a missing value (null) equals nothing, and is in no list. */
export function meets<Value>(condition: Condition<Value>, value: Value | null): boolean {
  return (
    holds(condition.eq, (wanted) => value === wanted) &&
    holds(condition.ne, (unwanted) => value !== unwanted) &&
    holds(condition.in, (list) => value !== null && list.includes(value)) &&
    holds(condition.notIn, (list) => value === null || !list.includes(value))
  );
}

export function meetsInt(condition: IntCondition, value: number | null): boolean {
  return (
    meets(condition, value) &&
    holds(condition.lt, (limit) => value !== null && value < limit) &&
    holds(condition.lte, (limit) => value !== null && value <= limit) &&
    holds(condition.gt, (limit) => value !== null && value > limit) &&
    holds(condition.gte, (limit) => value !== null && value >= limit)
  );
}

/** Ids are compared as text, after `spell` has made spellings of the same id equal. */
export function meetsId(
  condition: Condition<string | number>,
  value: string | null,
  spell: (id: string) => string = (id) => id,
): boolean {
  const one = (id: string | number) => spell(String(id));
  return (
    holds(condition.eq, (wanted) => value === one(wanted)) &&
    holds(condition.ne, (unwanted) => value !== one(unwanted)) &&
    holds(condition.in, (list) => value !== null && list.map(one).includes(value)) &&
    holds(condition.notIn, (list) => value === null || !list.map(one).includes(value))
  );
}

/** 13, "13" and "00000013" are one patient. */
export function spellPatientId(id: string): string {
  return /^[0-9]+$/.test(id) ? String(BigInt(id)) : id;
}

/** some: at least one meets; every: none fails; none: none meets. */
export function meetsList<Filter, Row>(
  condition: ListCondition<Filter>,
  rowsFor: (filter: Filter) => readonly Row[],
  matches: (filter: Filter, row: Row) => boolean,
): boolean {
  return (
    holds(condition.some, (filter) => rowsFor(filter).some((row) => matches(filter, row))) &&
    holds(condition.every, (filter) => rowsFor(filter).every((row) => matches(filter, row))) &&
    holds(condition.none, (filter) => !rowsFor(filter).some((row) => matches(filter, row)))
  );
}
