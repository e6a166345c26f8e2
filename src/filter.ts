// What filters are made of once they are read; read-filter.ts reads them.

/** All of some conditions; of none: every row meets it. */
export interface All<C> {
  readonly kind: 'all';
  readonly of: readonly C[];
}

/** At least one of some conditions; of none: no row meets it. */
export interface Any<C> {
  readonly kind: 'any';
  readonly of: readonly C[];
}

/** The complement of a condition. */
export interface Not<C> {
  readonly kind: 'not';
  readonly of: C;
}

/** The comparisons that a leaf makes; eq and ne are read as in and notIn with one value. */
export type Operator = 'in' | 'notIn' | 'lt' | 'lte' | 'gt' | 'gte';

/** How a condition speaks of a list. */
export type Quantifier = 'some' | 'every' | 'none';

/** All of some conditions; one stands for itself. */
export const allOf = <C>(conditions: readonly C[]): C | All<C> =>
  conditions.length === 1 && conditions[0] !== undefined
    ? conditions[0]
    : { kind: 'all', of: conditions };

/** Any of some conditions; one stands for itself, none matches nothing. */
export const anyOf = <C>(conditions: readonly C[]): C | Any<C> =>
  conditions.length === 1 && conditions[0] !== undefined
    ? conditions[0]
    : { kind: 'any', of: conditions };
