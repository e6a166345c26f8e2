// What is in memory is answered at once: a promise for each row of an answer costs more than the row.

/** A value, or the promise of one. */
export type Soon<T> = T | Promise<T>;

/** Whether a value is only promised. */
export const isLater = <T>(value: Soon<T>): value is Promise<T> => value instanceof Promise;

/** What follows from a value: at once where the value is there. */
export const after = <T, R>(value: Soon<T>, use: (value: T) => Soon<R>): Soon<R> =>
  isLater(value) ? value.then(use) : use(value);

/** All of some values, in their order: at once where all of them are there. */
export const together = <T>(values: readonly Soon<T>[]): Soon<readonly T[]> =>
  areHere(values) ? values : Promise.all(values);

const areHere = <T>(values: readonly Soon<T>[]): values is readonly T[] => !values.some(isLater);
