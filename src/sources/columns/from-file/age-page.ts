import type { ImageQuery } from '../../../image/image.source.ts';
import type { Image } from '../../../image/image.ts';
import { cutPage, type Page } from '../../../paging.ts';
import { imageCursorValues } from '../../catalog/image-sort.ts';
import { NO_NUMBER } from '../../catalog/row-file/records.ts';
import type { RowFile } from '../../catalog/row-file/row-file.ts';

/** The images of one age, which stand together in the order of ages: by name. */
interface Run {
  readonly age: number;
  readonly begin: number;
  readonly end: number;
}

/**
 * A page of all images in the order of their ages; null where another order is asked for.
 *
 * Errors: UserInputError where the cursor is of no such list.
 */
export const agePage = (rows: RowFile, query: ImageQuery): Page<Image> | null => {
  const [key, ...others] = query.order.keys;
  if (key?.field !== 'PATIENT_AGE_YEARS' || others.length > 0) return null;
  const { isDescending } = key;
  const { isBackward, size } = query.window;
  const values = imageCursorValues(query);
  const runs = runsOf(rows, isDescending);
  const positions: number[] = [];
  for (const run of isBackward ? runs.toReversed() : runs) {
    const some = values === null ? run : beyond(rows, run, { values, isBackward, isDescending });
    const count = Math.min(some.end - some.begin, size + 1 - positions.length);
    for (let i = 0; i < count; i += 1) {
      positions.push(isBackward ? some.end - 1 - i : some.begin + i);
    }
  }
  const images = positions.map((position) => rows.imageAt(rows.placeByAge(position)));
  return cutPage(images, query.window);
};

/** Runs in the order that is asked for: those without an age come last, whatever the direction. */
const runsOf = ({ ages }: RowFile, isDescending: boolean): Run[] => {
  let end = 0;
  const runs = ages.map(([age, images]): Run => {
    end += images;
    return { age, begin: end - images, end };
  });
  const known = runs.filter(({ age }) => age !== NO_NUMBER);
  const unknown = runs.filter(({ age }) => age === NO_NUMBER);
  return [...(isDescending ? known.reverse() : known), ...unknown];
};

interface Cursor {
  /** An age, or null, and the number of an image. */
  readonly values: readonly (number | null)[];
  readonly isBackward: boolean;
  readonly isDescending: boolean;
}

/** Of a run what lies beyond a cursor in the direction of reading. */
const beyond = (rows: RowFile, run: Run, { values, isBackward, isDescending }: Cursor): Run => {
  const [given = null, number] = [values[0], values[1] ?? 0];
  // Who writes a cursor may give an age that nobody has, even that which stands for none.
  const age = given === NO_NUMBER ? NO_NUMBER - 1 : (given ?? NO_NUMBER);
  if (run.age !== age) {
    const isWanted = isAfter(run.age, age, isDescending) !== isBackward;
    return isWanted ? run : { ...run, end: run.begin };
  }
  // A run is by name, so places in it rise.
  const split = firstNotBelow(rows, run, rows.imagesBefore(isBackward ? number : number + 1));
  return isBackward ? { ...run, end: split } : { ...run, begin: split };
};

/** Whether an age comes after another in the list. */
const isAfter = (age: number, other: number, isDescending: boolean): boolean => {
  if (age === NO_NUMBER || other === NO_NUMBER) return age === NO_NUMBER;
  return isDescending ? age < other : age > other;
};

const firstNotBelow = (rows: RowFile, { begin, end }: Run, place: number): number => {
  let [low, high] = [begin, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows.placeByAge(middle) < place) low = middle + 1;
    else high = middle;
  }
  return low;
};
