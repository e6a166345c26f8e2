import type { Excess } from '../../limit-errors.ts';
import type { Variables } from './price.ts';

/** Values within values: a filter of 100 levels has two for each, and some within the last. */
const MOST_DEPTH = 220;

/** Values of all variables together: 80,000 predictions have 320,000. */
const MOST_VALUES = 500_000;

/**
 * In what variables are too large; null where they are not. Nothing else looks at them before, and
 * what looks at them later calls itself for each level.
 */
export const variableExcess = (variables: Variables | undefined): Excess | null => {
  let level = nestedIn([variables]);
  let values = level.length;
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MOST_DEPTH) {
      return { limit: 'VARIABLE_DEPTH', maximum: MOST_DEPTH, actual: depthFrom(level, depth) };
    }
    for (const one of level) values += Array.isArray(one) ? one.length : Object.keys(one).length;
    level = nestedIn(level);
    if (values > MOST_VALUES) {
      return { limit: 'VARIABLE_VALUES', maximum: MOST_VALUES, actual: values };
    }
  }
  return null;
};

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Lists and objects one level below. */
const nestedIn = (level: readonly unknown[]): object[] => {
  const found: object[] = [];
  for (const one of level.filter(isNested)) {
    const within: readonly unknown[] = Object.values(one);
    // Spreading a long list would be too many arguments.
    for (const value of within.filter(isNested)) found.push(value);
  }
  return found;
};

/** Deeper than this nobody counts. */
const MOST_TOLD_DEPTH = 100_000;

/** How deep values go that are themselves so deep. */
const depthFrom = (values: readonly object[], reached: number): number => {
  let level = values;
  let depth = reached - 1;
  while (level.length > 0 && depth < MOST_TOLD_DEPTH) {
    depth += 1;
    level = nestedIn(level);
  }
  return depth;
};
