import fc from 'fast-check';
import type { ImageOrder, OrderBy, PatientOrder } from './filters.ts';

/** Sizes of the pages of a walk, in turn, from the first page again when they run out. */
export const arbitraryPageSizes: fc.Arbitrary<readonly number[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }) },
    { weight: 6, arbitrary: fc.integer({ min: 5, max: 100 }) },
    { weight: 1, arbitrary: fc.integer({ min: 101, max: 500 }) },
  ),
  { minLength: 1, maxLength: 4 },
);

/** No field twice; at times no order at all. */
export const arbitraryImageOrder: fc.Arbitrary<readonly ImageOrder[] | undefined> = orders([
  'IMAGE_INDEX',
  'PATIENT_ID',
  'PATIENT_AGE_YEARS',
  'FOLLOW_UP_NUMBER',
  'READER_DISAGREEMENT',
]);

export const arbitraryPatientOrder: fc.Arbitrary<readonly PatientOrder[] | undefined> = orders([
  'PATIENT_ID',
  'IMAGE_COUNT',
]);

function orders<Field>(
  fields: readonly Field[],
): fc.Arbitrary<readonly OrderBy<Field>[] | undefined> {
  const chosen = fc.shuffledSubarray([...fields], { minLength: 1 });
  const directions = fc.array(fc.constantFrom('ASC', 'DESC', undefined), {
    minLength: 5,
    maxLength: 5,
  });
  const ordered = fc.tuple(chosen, directions).map(([order, ways]) =>
    order.map((field, index) => {
      const direction = ways[index];
      return direction === undefined ? { field } : { field, direction };
    }),
  );
  return fc.option(ordered, { nil: undefined, freq: 4 });
}
