import { UserInputError } from '../../errors.ts';

/** The parameters of an address, as they are written, by name. */
export type Query = Readonly<Record<string, string>>;

/** Longest text of a caller that is repeated to them. */
const SHOWN = 40;

/** The parameters of a request. UserInputError where one is given twice. */
export const readQuery = (query: unknown): Query =>
  Object.fromEntries(
    Object.entries(query ?? {}).map(([name, value]: [string, unknown]) => {
      if (typeof value === 'string') return [name, value];
      throw new UserInputError(`${shown(name)} is given more than once. Give it once.`);
    }),
  );

/** UserInputError where there is a parameter that is not known. */
export const checkNames = (query: Query, known: readonly string[]): void => {
  const unknown = Object.keys(query).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const wanted = known.length === 0 ? 'no parameters' : `no parameters but ${known.join(', ')}`;
  throw new UserInputError(`Wanted ${wanted}; found ${shown(unknown)}.`);
};

/** A number of a query, null where it is left out. UserInputError where it is another thing. */
export const readNumber = (
  query: Query,
  name: string,
  [least, most]: readonly [number, number],
): number | null => {
  const found = query[name];
  if (found === undefined) return null;
  const value = /^\d{1,9}$/.test(found) ? Number(found) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UserInputError(
    `${name} takes a whole number from ${least} to ${most}, found ${shown(found)}.`,
  );
};

/** One of some words, the first where it is left out. UserInputError where it is none of them. */
export const readWord = <T extends string>(
  query: Query,
  name: string,
  [first, ...others]: readonly [T, ...T[]],
): T => {
  const found = query[name] ?? first;
  const word = [first, ...others].find((known) => known === found);
  if (word !== undefined) return word;
  throw new UserInputError(
    `${name} takes ${[first, ...others].join(' or ')}, found ${shown(found)}.`,
  );
};

/** A caller's text in quotes, shortened, with nothing in it that a terminal or a page would run. */
export const shown = (text: string): string => {
  const start = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return JSON.stringify(start).replaceAll(/[^\x20-\x7e…]|[<>&]/g, '?');
};
