import { UserInputError } from './errors.ts';

/** How a list is ordered: the keys asked for, the first counts most; each type settles ties itself. */
export interface Ordering<F extends string> {
  readonly keys: readonly { readonly field: F; readonly isDescending: boolean }[];
}

/** Sort keys as a caller gives them. */
type OrderByInput<F> = readonly { field: F; direction: 'ASC' | 'DESC' | null }[] | null | undefined;

/** Reads sort keys. UserInputError where a field is named twice. */
export const readOrdering = <F extends string>(input: OrderByInput<F>): Ordering<F> => {
  const keys: { field: F; isDescending: boolean }[] = [];
  for (const { field, direction } of input ?? []) {
    if (keys.some((key) => key.field === field)) {
      throw new UserInputError(`orderBy names ${field} twice; name each field once.`);
    }
    // A variable that is null where a default stands gets this far.
    if (direction === null) {
      throw new UserInputError('orderBy: direction takes ASC or DESC, found null.');
    }
    keys.push({ field, isDescending: direction === 'DESC' });
  }
  return { keys };
};

/** The name of an ordering of some list, which its cursors carry. */
export const orderingName = <F extends string>(list: string, ordering: Ordering<F>): string =>
  [
    list,
    ...ordering.keys.map(({ field, isDescending }) => `${field} ${isDescending ? 'DESC' : 'ASC'}`),
  ].join(', ');
