import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { arbitraryFilters } from '../oracle/arbitrary-filters.ts';
import { fastCheckSettings } from '../oracle/fast-check-settings.ts';
import { readCollection } from '../oracle/read-collection.ts';
import { dataSets } from '../support/data-sets.ts';
import { startGateway } from '../support/gateway.ts';
import { agreementProperty } from './property/agreement.ts';
import { comparisonProperty, performanceProperty } from './property/comparison.ts';
import {
  countedByPatientProperty,
  countedByReaderProperty,
  countedImagesProperty,
} from './property/counted-images.ts';
import {
  patientImagesProperty,
  patientPagesProperty,
  readerImagesProperty,
} from './property/nested-images.ts';
import { imagesProperty, patientsProperty, studiesProperty } from './property/pages.ts';
import type { Property, Sides } from './property/property.ts';

/** Runs on the sample; the other data sets get a share of them. */
const laws: readonly (readonly [string, Property, number])[] = [
  ['images(filter, orderBy) page by page', imagesProperty, 80],
  ['patients(filter, orderBy) page by page', patientsProperty, 30],
  ['studies(filter) page by page', studiesProperty, 30],
  ['Patient.images(filter, orderBy) of many patients', patientImagesProperty, 25],
  ['Patient.images(filter, orderBy) page by page', patientPagesProperty, 25],
  ['Reader.images(filter, orderBy) page by page', readerImagesProperty, 20],
  ['aggregate and facets of images', countedImagesProperty, 25],
  ['aggregate and facets of Patient.images of many patients', countedByPatientProperty, 15],
  ['aggregate and facets of Reader.images of all readers', countedByReaderProperty, 4],
  ['agreement(filter, readers)', agreementProperty, 20],
  ['comparison of any two origins', comparisonProperty, 20],
  ['Reader.performance of all readers', performanceProperty, 10],
];

for (const { name, share, skip, openFolder } of dataSets.slice(0, 2)) {
  describe(`Sets in memory give the rows of a plain program over the files: ${name}`, {
    skip,
  }, () => {
    const sides: Partial<Sides> = {};

    before(async () => {
      const dataDir = openFolder();
      const collection = readCollection(dataDir);
      const gateway = await startGateway({ dataDir, columnMegabytes: 64 });
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
