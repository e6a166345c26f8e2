// Prices that may depend on variables. What does not is added up once, when a document is compiled,
// so that pricing a request is a few multiplications.

/** What the objects of an answer cost, and the calls that make them (IBM: type cost and field cost). */
export interface Price {
  readonly types: number;
  readonly fields: number;
}

/** Variables of a request, with their defaults; one that is not there was left out. */
export type Variables = Readonly<Record<string, unknown>>;

/** Something that is known, or follows from variables. */
export type Known<T extends Price | number | boolean> = T | ((variables: Variables) => T);

export type Pricing = Known<Price>;

const FREE: Price = { types: 0, fields: 0 };

/** What something is with these variables. */
export const valueOf = <T extends Price | number | boolean>(
  known: Known<T>,
  variables: Variables,
): T => (typeof known === 'function' ? known(variables) : known);

const combine = <A extends Price | number | boolean, B extends Price | number | boolean>(
  left: Known<A>,
  right: Known<B>,
  into: (left: A, right: B) => Price,
): Pricing =>
  typeof left === 'function' || typeof right === 'function'
    ? (variables) => into(valueOf(left, variables), valueOf(right, variables))
    : into(left, right);

const add = (left: Price, right: Price): Price => ({
  types: left.types + right.types,
  fields: left.fields + right.fields,
});

const larger = (left: Price, right: Price): Price => ({
  types: Math.max(left.types, right.types),
  fields: Math.max(left.fields, right.fields),
});

const multiply = (size: number, price: Price): Price => ({
  types: size * price.types,
  fields: size * price.fields,
});

/** All of some prices together; those that are known are one. */
export const sumOf = (prices: readonly Pricing[]): Pricing => {
  const isKnown = (pricing: Pricing): pricing is Price => typeof pricing !== 'function';
  const known = prices.filter(isKnown).reduce(add, FREE);
  return prices
    .filter((pricing) => !isKnown(pricing))
    .reduce<Pricing>((sum, pricing) => combine(sum, pricing, add), known);
};

/** The dearest of some prices, in objects and in calls. */
export const dearestOf = (prices: readonly Pricing[]): Pricing =>
  prices.reduce<Pricing>((most, pricing) => combine(most, pricing, larger), FREE);

/** A price so many times. */
export const times = (size: Known<number>, pricing: Pricing): Pricing =>
  combine(size, pricing, multiply);

/** A price, or nothing where a condition does not hold. */
export const onlyWhere = (condition: Known<boolean>, pricing: Pricing): Pricing =>
  combine(condition, pricing, (holds, price) => (holds ? price : FREE));

/** One condition and another. */
export const bothOf = (left: Known<boolean>, right: Known<boolean>): Known<boolean> => {
  if (typeof left !== 'function') return left && right;
  if (typeof right !== 'function') return right && left;
  return (variables) => left(variables) && right(variables);
};

/** One condition or another. */
export const eitherOf = (left: Known<boolean>, right: Known<boolean>): Known<boolean> => {
  if (typeof left !== 'function') return left || right;
  if (typeof right !== 'function') return right || left;
  return (variables) => left(variables) || right(variables);
};

/** The number that limits speak of, whole. */
export const pointsOf = ({ types, fields }: Price): number => Math.ceil(types + fields);
