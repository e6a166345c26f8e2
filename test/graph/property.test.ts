import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { arbitraryFilters } from '../oracle/arbitrary-filters.ts';
import { fastCheckSettings } from '../oracle/fast-check-settings.ts';
import { readCollection } from '../oracle/read-collection.ts';
import { dataSets } from '../support/data-sets.ts';
import { agreementProperty } from './property/agreement.ts';
import { comparisonProperty, performanceProperty } from './property/comparison.ts';
import { consensusProperty } from './property/consensus.ts';
import {
  countedByPatientProperty,
  countedByReaderProperty,
  countedImagesProperty,
} from './property/counted-images.ts';
import { evaluationProperty } from './property/evaluation.ts';
import { imageFieldsProperty } from './property/image-fields.ts';
import { imageLabelsProperty, labelsProperty, readerLabelsProperty } from './property/labels.ts';
import {
  patientImagesProperty,
  patientPagesProperty,
  readerImagesProperty,
} from './property/nested-images.ts';
import { imagesProperty, patientsProperty, studiesProperty } from './property/pages.ts';
import type { Property, Sides } from './property/property.ts';
import { timelineProperty } from './property/timeline.ts';

/** Runs on the sample; the other data sets get a share of them. */
const laws: readonly (readonly [string, Property, number])[] = [
  ['images(filter, orderBy) page by page', imagesProperty, 200],
  ['patients(filter, orderBy) page by page', patientsProperty, 70],
  ['studies(filter) page by page', studiesProperty, 30],
  ['labels(filter) page by page', labelsProperty, 40],
  ['Image.labels(filter) of many images', imageLabelsProperty, 60],
  ['Patient.images(filter, orderBy) of many patients', patientImagesProperty, 60],
  ['Patient.images(filter, orderBy) page by page', patientPagesProperty, 25],
  ['Reader.images(filter, orderBy) page by page', readerImagesProperty, 40],
  ['Reader.labels(filter) page by page', readerLabelsProperty, 25],
  ['fields of images', imageFieldsProperty, 30],
  ['Image.consensus of many images', consensusProperty, 50],
  ['Patient.timeline', timelineProperty, 50],
  ['aggregate and facets of images', countedImagesProperty, 60],
  ['aggregate and facets of Patient.images of many patients', countedByPatientProperty, 30],
  ['aggregate and facets of Reader.images of all readers', countedByReaderProperty, 8],
  ['agreement(filter, readers)', agreementProperty, 40],
  ['evaluate(predictions, filter)', evaluationProperty, 40],
  ['comparison of any two origins', comparisonProperty, 40],
  ['Reader.performance of all readers', performanceProperty, 20],
];

for (const { name, share, skip, openFolder, start } of dataSets) {
  describe(`The gateway gives the rows of a plain program over the files: ${name}`, {
    skip,
  }, () => {
    const sides: Partial<Sides> = {};

    before(async () => {
      const dataDir = openFolder();
      const collection = readCollection(dataDir);
      const gateway = await start({ dataDir });
      Object.assign(sides, { gateway, collection, filters: arbitraryFilters(collection) });
    });
    after(() => sides.gateway?.stop());

    for (const [law, property, runs] of laws) {
      it(law, async () => {
        const { gateway, collection, filters } = sides;
        assert.ok(gateway !== undefined && collection !== undefined && filters !== undefined);
        const settings = fastCheckSettings(Math.ceil(runs * share));
        await fc.assert(property({ gateway, collection, filters }), settings);
      });
    }
  });
}
