import assert from 'node:assert/strict';
import fc from 'fast-check';
import { itemOf } from '../../oracle/arbitrary-conditions.ts';
import { arbitraryDimensions, arbitraryMenus, arbitrarySet } from '../../oracle/arbitrary-menus.ts';
import { countBins, countPairs, describeAges } from '../../oracle/count-ages.ts';
import { countCells, countFacet, listed } from '../../oracle/count-groups.ts';
import type { Dimension, Space } from '../../oracle/dimension-values.ts';
import type { ImageFilter } from '../../oracle/filters.ts';
import type { Collection, ImageRow, LabelSetCode } from '../../oracle/rows.ts';
import { ask } from './ask.ts';
import type { Property, Sides } from './property.ts';

const GROUP = 'finding withoutFinding sex viewPosition split ageDecade labelSet imageCount';
const FACETS = `facets(dimensions: $dimensions, excludeSelf: $excludeSelf, labelSet: $labelSet) {
  dimension buckets { ${GROUP} value isSelected }
}`;
const AGGREGATE = `aggregate {
  imageCount patientCount
  ageYears { min max mean median knownCount unknownCount }
  ageHistogram(binWidthYears: $width) { fromYears toYears imageCount }
  crossTab(dimensions: $dimensions, labelSet: $labelSet) { ${GROUP} patientCount }
  coOccurrence(labelSet: $labelSet) { left right imageCount leftCount rightCount }
}`;
const IMAGES = `images(filter: $filter, first: 0) { ${FACETS} ${AGGREGATE} }`;
const VARIABLES = `$filter: ImageFilterInput, $dimensions: [ImageDimension!]!,
  $excludeSelf: Boolean!, $labelSet: LabelSetCode!, $width: Int!`;

interface Question {
  readonly filter: ImageFilter | undefined;
  readonly dimensions: readonly Dimension[];
  readonly excludeSelf: boolean;
  readonly labelSet: LabelSetCode;
  readonly width: number;
}

const questions = (filters: Sides['filters']): fc.Arbitrary<Question> =>
  fc.record({
    filter: fc.option(
      fc.oneof({ weight: 3, arbitrary: arbitraryMenus }, { weight: 1, arbitrary: filters.image }),
      { nil: undefined, freq: 12 },
    ),
    dimensions: arbitraryDimensions,
    excludeSelf: fc.oneof(fc.constant(true), fc.constant(true), fc.boolean()),
    labelSet: arbitrarySet,
    width: fc.integer({ min: 1, max: 30 }),
  });

/** What the graph is to say of a list of images. */
const expected = (images: readonly ImageRow[], question: Question, collection: Collection) => {
  const { filter, dimensions, excludeSelf, labelSet, width } = question;
  const space: Space = { labelSet, loadedSets: collection.labelSets };
  const [anyImage] = collection.images;
  assert.ok(anyImage !== undefined);
  const found = listed(images, filter);
  return {
    facets: dimensions.map((dimension) =>
      countFacet(images, { dimension, filter, excludeSelf }, { anyImage, space }),
    ),
    aggregate: {
      imageCount: found.length,
      patientCount: new Set(found.map((image) => image.patientId)).size,
      ageYears: describeAges(found),
      ageHistogram: countBins(found, width),
      crossTab: countCells(found, dimensions, space),
      coOccurrence: countPairs(found, space),
    },
  };
};

/** Aggregates and facets of all images. */
export const countedImagesProperty: Property = ({ gateway, collection, filters }) =>
  fc.asyncProperty(questions(filters), async (question) => {
    const found = await ask<{ readonly images: unknown }>(
      gateway,
      `query (${VARIABLES}) { ${IMAGES} }`,
      { ...question },
    );
    assert.deepEqual(found.images, expected(collection.images, question, collection));
  });

/** The same of the images of many patients at once. */
export const countedByPatientProperty: Property = ({ gateway, collection, filters }) => {
  const busy = collection.patients.filter((patient) => patient.images.length > 4);
  const patient = fc.oneof(itemOf(collection.patients), itemOf(busy));
  const patients = fc.array(patient, { minLength: 1, maxLength: 6 });
  return fc.asyncProperty(patients, questions(filters), async (chosen, question) => {
    const patientIds = chosen.map((each) => each.patientId);
    const found = await ask<{ readonly patientsById: readonly { readonly images: unknown }[] }>(
      gateway,
      `query ($patientIds: [ID!]!, ${VARIABLES}) { patientsById(patientIds: $patientIds) { ${IMAGES} } }`,
      { patientIds, ...question },
    );
    assert.deepEqual(
      found.patientsById.map(({ images }) => images),
      chosen.map(({ images }) => expected(images, question, collection)),
    );
  });
};

/** The same of the images that all readers read. */
export const countedByReaderProperty: Property = ({ gateway, collection, filters }) =>
  fc.asyncProperty(questions(filters), async (question) => {
    type Answer = { readonly readers: readonly { readerId: string; images: unknown }[] };
    const { readers } = await ask<Answer>(
      gateway,
      `query (${VARIABLES}) { readers { readerId ${IMAGES} } }`,
      { ...question },
    );
    for (const { readerId, images } of readers) {
      const own = collection.images.filter((image) =>
        image.labels.some((label) => label.readerId === readerId),
      );
      assert.deepEqual(images, expected(own, question, collection), readerId);
    }
  });
