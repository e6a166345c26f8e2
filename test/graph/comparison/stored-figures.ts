import { storedCases } from '../../statistics/stored-cases.ts';

interface Interval {
  readonly value: number;
  readonly lower95: number | null;
  readonly upper95: number | null;
}

/** What a stored case is about. */
export type Case = Readonly<Record<'labelSet' | 'finding' | 'policy' | 'candidate', string>>;

/** The cases of a file of test/statistics/expected. */
export const casesOf = <C>(name: string): readonly C[] =>
  storedCases(name).map((line): C => JSON.parse(line));

/** What is asked of a figure that has an interval. */
export const INTERVAL = '{ value lower95 upper95 }';
/** A figure and its interval as they are stored. */
export const numbersOf = (found: unknown): readonly (number | null)[] | null => {
  if (!isInterval(found)) return null;
  return [found.value, found.lower95, found.upper95];
};

const isInterval = (found: unknown): found is Interval =>
  typeof found === 'object' && found !== null && 'lower95' in found;
