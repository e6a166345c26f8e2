import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EVERY_IMAGE } from '../../../src/image/image.filter.ts';
import { imageCursor } from '../../../src/image/image.order.ts';
import type { ImageQuery } from '../../../src/image/image.source.ts';
import type { Image } from '../../../src/image/image.ts';
import { ImageSortField } from '../../../src/image/image-order.input.ts';
import type { Page } from '../../../src/paging.ts';
import { imageFacts, patientFacts } from './both-ways.ts';
import { assertSameMap, type Law, patientIds } from './laws.ts';

export const patients: Law = ({ both, images }) =>
  fc.asyncProperty(idsOf(images, 20), async (ids) => {
    const expected = await both.engine.patients.patientsById(ids);
    const found = await both.columns.patients.patientsById(ids);

    assert.deepEqual([...found.keys()].sort(), [...expected.keys()].sort());
    const held = both.columns.patients.atOnce?.();
    for (const id of ids) {
      assert.deepEqual(patientFacts(found.get(id)), patientFacts(expected.get(id)));
      assert.deepEqual(
        patientFacts(held?.patientById(id) ?? undefined),
        patientFacts(expected.get(id)),
      );
    }
  });

export const imageCounts: Law = ({ both, images }) =>
  fc.asyncProperty(idsOf(images, 20), async (ids) => {
    const expected = await both.engine.images.imageCountsBy('patient', ids, EVERY_IMAGE);
    assertSameMap(await both.columns.images.imageCountsBy('patient', ids, EVERY_IMAGE), expected);
    const held = both.columns.images.atOnce?.();
    for (const id of ids) {
      const atOnce = held?.imageCountBy({ owner: 'patient', id }, EVERY_IMAGE);
      assert.equal(atOnce, expected.get(id) ?? null);
    }
  });

/** In any order, either way, behind any image, of the patient or not. */
export const imagePages: Law = ({ both, images }) =>
  fc.asyncProperty(
    idsOf(images, 3),
    fc.option(fc.constantFrom<Image[]>(...images), { nil: null }),
    fc.record({ order: orders, size: fc.integer({ min: 0, max: 12 }), isBackward: fc.boolean() }),
    async (others, image, { order, ...window }) => {
      const cursor = image && imageCursor(image, order);
      const query: ImageQuery = { filter: EVERY_IMAGE, order, window: { ...window, cursor } };
      const ids = image === null ? others : [...new Set([...others, image.patientId])];
      const expected = await both.engine.images.imagePagesBy('patient', ids, query);
      const found = await both.columns.images.imagePagesBy('patient', ids, query);

      const held = both.columns.images.atOnce?.();
      for (const id of ids) {
        const atOnce = held?.imagePageBy({ owner: 'patient', id }, query) ?? undefined;
        assert.deepEqual(pageFacts(found.get(id)), pageFacts(expected.get(id)));
        assert.deepEqual(pageFacts(atOnce), pageFacts(expected.get(id)));
      }
    },
  );

const idsOf = (images: readonly Image[], maxLength: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(patientIds(images), { minLength: 1, maxLength });

const orders = fc
  .uniqueArray(
    fc.record({
      field: fc.constantFrom(...Object.values<ImageSortField>(ImageSortField)),
      isDescending: fc.boolean(),
    }),
    { selector: ({ field }) => field, maxLength: 3 },
  )
  .map((keys) => ({ keys }));

/** A page of nothing is a page that is missing. */
const pageFacts = (page: Page<Image> | undefined) => ({
  rows: (page?.rows ?? []).map(imageFacts),
  hasMore: page?.hasMore ?? false,
});
