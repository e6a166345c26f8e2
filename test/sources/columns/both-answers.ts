import fc from 'fast-check';
import { type CursorValues, encodeCursor } from '../../../src/cursor.ts';
import type { ImageSortField } from '../../../src/image/image-order.input.ts';
import { type Ordering, orderingName } from '../../../src/ordering.ts';
import type { Window } from '../../../src/paging.ts';
import type { PatientSortField } from '../../../src/patient/patient.input.ts';

/** Orders, and windows whose cursors stand anywhere in them, on a row or between two. */
const orderedWindows = <F extends string>(
  list: string,
  fields: Readonly<Record<F, fc.Arbitrary<number | string | null>>>,
  key: fc.Arbitrary<number | string>,
) => {
  const names = Object.keys(fields).filter((name): name is F => name in fields);
  const keys = fc.uniqueArray(
    fc.record({ field: fc.constantFrom(...names), isDescending: fc.boolean() }),
    { selector: ({ field }) => field, maxLength: 3 },
  );
  return keys.chain((chosen) => {
    const order: Ordering<F> = { keys: chosen };
    const values = fc.tuple(...chosen.map(({ field }) => fields[field]), key);
    const cursor = values.map((at: CursorValues) => encodeCursor(orderingName(list, order), at));
    const window: fc.Arbitrary<Window> = fc.record({
      size: fc.integer({ min: 0, max: 60 }),
      isBackward: fc.boolean(),
      cursor: fc.option(cursor, { freq: 3 }),
    });
    return fc.record({ order: fc.constant(order), window });
  });
};

const number = (max: number) => fc.integer({ min: 0, max });
const name = fc
  .tuple(number(70), number(12))
  .map((parts) => `${String(parts[0]).padStart(8, '0')}_${String(parts[1]).padStart(3, '0')}.png`);

/** Of images and of patients. */
export const windows = {
  images: orderedWindows(
    'images',
    {
      IMAGE_INDEX: name,
      PATIENT_ID: number(70),
      PATIENT_AGE_YEARS: fc.option(number(100)),
      FOLLOW_UP_NUMBER: number(12),
      READER_DISAGREEMENT: fc.option(number(16)),
    } satisfies Record<ImageSortField, unknown>,
    name,
  ),
  patients: orderedWindows(
    'patients',
    { PATIENT_ID: number(70), IMAGE_COUNT: number(20) } satisfies Record<PatientSortField, unknown>,
    number(70),
  ),
};

/** An answer whose maps are lists, whose lists are in one order, but for the rows of a page, and whose rows are keys. */
export const inOneOrder = (answer: unknown): unknown => {
  if (answer instanceof Map) return inOneOrder([...answer]);
  if (Array.isArray(answer)) return answer.map(inOneOrder).sort(byText);
  if (typeof answer !== 'object' || answer === null) return answer;
  if ('imageIndex' in answer) return answer.imageIndex;
  if ('patientId' in answer) return answer.patientId;
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => [
      key,
      key === 'rows' && Array.isArray(value) ? value.map(inOneOrder) : inOneOrder(value),
    ]),
  );
};

const byText = (left: unknown, right: unknown): number =>
  JSON.stringify(left) < JSON.stringify(right) ? -1 : 1;
