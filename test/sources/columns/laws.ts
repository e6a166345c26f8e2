import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EVERY_IMAGE } from '../../../src/image/image.filter.ts';
import type { Image } from '../../../src/image/image.ts';
import type { BothWays } from './both-ways.ts';

/** What a property is tried with. */
export interface Tried {
  readonly both: BothWays;
  /** From all over the collection, with those that radiologists disagree on. */
  readonly images: readonly Image[];
  readonly readerIds: readonly string[];
}

/** What the ports over columns keep, beside the same ports on the engine. */
export type Law = (tried: Tried) => fc.IRawProperty<unknown, true>;

export const someImages = async ({ engine }: BothWays): Promise<readonly Image[]> => {
  const order = { keys: [{ field: 'READER_DISAGREEMENT', isDescending: true }] } as const;
  const first = { size: 300, isBackward: false, cursor: null };
  const read = await engine.images.imagePage({ filter: EVERY_IMAGE, order, window: first });
  const byName = { filter: EVERY_IMAGE, order: { keys: [] } };
  const early = await engine.images.imagePage({ ...byName, window: first });
  const late = await engine.images.imagePage({ ...byName, window: { ...first, isBackward: true } });
  return [...read.rows, ...early.rows, ...late.rows];
};

export const imageNames = (images: readonly Image[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...images.map(({ imageIndex }) => imageIndex)) },
    fc.constantFrom('', 'x.png', '00000000_000.png', '99999999_999.png', '00000001_999.png', ' '),
  );

export const patientIds = (images: readonly Image[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...images.map(({ patientId }) => patientId)) },
    fc.constantFrom('0', '99999999'),
  );

/** Maps that hold the same, whatever the order of their keys. */
export const assertSameMap = (
  found: ReadonlyMap<string, unknown>,
  expected: ReadonlyMap<string, unknown>,
): void => assert.deepEqual(inOrder(found), inOrder(expected));

const inOrder = (map: ReadonlyMap<string, unknown>) =>
  [...map].sort(([left], [right]) => (left < right ? -1 : 1));
