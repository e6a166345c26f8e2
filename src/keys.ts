import { UserInputError } from './errors.ts';

/** Keys that a plural look-up takes at most. */
const MAX_KEYS = 1000;

/** Checks the number of keys of a plural look-up. */
export const checkKeys = (argument: string, keys: readonly unknown[]): void => {
  if (keys.length <= MAX_KEYS) return;
  throw new UserInputError(`${argument} takes at most ${MAX_KEYS} keys, found ${keys.length}.`);
};
