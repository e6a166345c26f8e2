import type { Problem, Problems } from '../errors.ts';

/** Takes down what is wrong. */
export interface ProblemList {
  /** place: from 1. */
  add(place: number, message: string): void;
  nameOf(place: number): string;
  readonly found: Problems;
}

/** Problems that are told in words. */
const TOLD = 20;

/** An empty list. nameOf: what a place is called. */
export const createProblemList = (nameOf: (place: number) => string): ProblemList => {
  const first: Problem[] = [];
  let count = 0;
  return {
    add: (place, message) => {
      count += 1;
      if (first.length < TOLD) first.push({ place: nameOf(place), message });
    },
    nameOf,
    get found() {
      return { first, count };
    },
  };
};
