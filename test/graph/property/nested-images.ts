import assert from 'node:assert/strict';
import fc from 'fast-check';
import { itemOf } from '../../oracle/arbitrary-conditions.ts';
import { arbitraryImageOrder, arbitraryPageSizes } from '../../oracle/arbitrary-pages.ts';
import { holds } from '../../oracle/conditions.ts';
import { imageMatches } from '../../oracle/image-matches.ts';
import { sortImages } from '../../oracle/sort-images.ts';
import { ask } from './ask.ts';
import type { Property } from './property.ts';
import { checkPages, PAGE_ARGUMENTS, PAGE_VARIABLES, type Page, pageFields } from './walk-pages.ts';

type ImagePage = Page<{ readonly imageIndex: string }>;

const ARGUMENTS = `filter: $filter, orderBy: $orderBy, ${PAGE_ARGUMENTS}`;
const VARIABLES = `$filter: ImageFilterInput, $orderBy: [ImageOrderByInput!], ${PAGE_VARIABLES}`;

const PATIENTS_IMAGES = `query ($patientIds: [ID!]!, ${VARIABLES}) {
  patientsById(patientIds: $patientIds) {
    patientId images(${ARGUMENTS}) {${pageFields('imageIndex')}}
  }
}`;

const READER_IMAGES = `query ($readerId: ID!, ${VARIABLES}) {
  reader(readerId: $readerId) { images(${ARGUMENTS}) {${pageFields('imageIndex')}} }
}`;

/** The first and the last n images of many patients at once. */
export const patientImagesProperty: Property = ({ gateway, collection, filters }) => {
  const busy = collection.patients.filter((patient) => patient.images.length > 4);
  const patient = fc.oneof(itemOf(collection.patients), itemOf(busy));
  return fc.asyncProperty(
    fc.record({
      patients: fc.array(patient, { maxLength: 10 }),
      filter: fc.option(filters.image, { nil: undefined }),
      orderBy: arbitraryImageOrder,
      size: fc.integer({ min: 0, max: 12 }),
      isForwards: fc.boolean(),
    }),
    async ({ patients, filter, orderBy, size, isForwards }) => {
      type Answer = { readonly patientsById: readonly { patientId: string; images: ImagePage }[] };
      const patientIds = patients.map((each) => each.patientId);
      const page = isForwards ? { first: size } : { last: size };
      const variables = { patientIds, filter, orderBy, ...page };
      const { patientsById } = await ask<Answer>(gateway, PATIENTS_IMAGES, variables);
      assert.deepEqual(
        patientsById.map((each) => each.patientId),
        patientIds,
      );
      for (const [index, { images }] of patients.entries()) {
        const matching = images.filter((it) => holds(filter, (given) => imageMatches(given, it)));
        const sorted = sortImages(matching, orderBy).map(({ imageIndex }) => ({ imageIndex }));
        const found = patientsById[index]?.images;
        const from = Math.max(0, sorted.length - size);
        assert.equal(found?.totalCount, sorted.length);
        assert.deepEqual(found.nodes, isForwards ? sorted.slice(0, size) : sorted.slice(from));
        const { hasNextPage, hasPreviousPage } = found.pageInfo;
        assert.equal(isForwards ? hasNextPage : hasPreviousPage, from > 0);
      }
    },
  );
};

/** All pages of one patient's images. */
export const patientPagesProperty: Property = ({ gateway, collection, filters }) => {
  const busy = collection.patients.filter((patient) => patient.images.length > 9);
  return fc.asyncProperty(
    fc.record({
      patient: itemOf(busy),
      filter: fc.option(filters.image, { nil: undefined, freq: 2 }),
      orderBy: arbitraryImageOrder,
      sizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
    }),
    async ({ patient: { patientId, images }, filter, orderBy, sizes }) => {
      const matching = images.filter((it) => holds(filter, (given) => imageMatches(given, it)));
      const expected = sortImages(matching, orderBy).map(({ imageIndex }) => ({ imageIndex }));
      await checkPages(
        async (page) => {
          type Answer = { readonly patientsById: readonly [{ readonly images: ImagePage }] };
          const variables = { patientIds: [patientId], filter, orderBy, ...page };
          return (await ask<Answer>(gateway, PATIENTS_IMAGES, variables)).patientsById[0].images;
        },
        sizes,
        expected,
      );
    },
  );
};

/** The images that a reader read in any set, each once. */
export const readerImagesProperty: Property = ({ gateway, collection, filters }) => {
  const read = collection.images.filter((image) => image.labels.some((it) => it.readerId !== null));
  return fc.asyncProperty(
    fc.record({
      reader: itemOf(collection.readers),
      filter: fc.option(filters.image, { nil: undefined }),
      orderBy: arbitraryImageOrder,
      sizes: arbitraryPageSizes,
    }),
    async ({ reader: { readerId }, filter, orderBy, sizes }) => {
      const own = read.filter((image) => image.labels.some((it) => it.readerId === readerId));
      const matching = own.filter((it) => holds(filter, (given) => imageMatches(given, it)));
      const expected = sortImages(matching, orderBy).map(({ imageIndex }) => ({ imageIndex }));
      await checkPages(
        async (page) => {
          type Answer = { readonly reader: { readonly images: ImagePage } };
          const variables = { readerId, filter, orderBy, ...page };
          return (await ask<Answer>(gateway, READER_IMAGES, variables)).reader.images;
        },
        sizes,
        expected,
      );
    },
  );
};
