// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { EVERY_IMAGE } from '../../../src/image/image.filter.ts';
import { IMAGE_DIMENSIONS } from '../../../src/terms/image-dimension.ts';
import { LABEL_SET_CODES } from '../../../src/terms/label-set-code.ts';
import { SOURCES } from '../../../src/terms/vocabulary.ts';
import { type AskingBoth, imageFilters, startAskingBoth } from './asking-both.ts';
import { inOneOrder } from './both-answers.ts';
import { comparedOn } from './both-ways.ts';

const READ_SETS = LABEL_SET_CODES.filter((code) => SOURCES[code].includes('READER'));

for (const dataSet of comparedOn) {
  describe(`Counts of sets are those of the engine: ${dataSet.name}`, {
    skip: dataSet.skip,
  }, () => {
    let asking: AskingBoth;
    before(async () => {
      asking = await startAskingBoth(dataSet);
    });
    after(() => asking?.both.stop());

    it('counts of images by anything', () =>
      asking.same(
        fc.record({
          owners: asking.owners,
          filter: imageFilters,
          labelSet: fc.constantFrom(...LABEL_SET_CODES),
          dimensions: fc.subarray([...IMAGE_DIMENSIONS], { minLength: 1 }),
          own: fc.uniqueArray(
            fc.record({ dimension: fc.constantFrom(...IMAGE_DIMENSIONS), condition: imageFilters }),
            { selector: ({ dimension }) => dimension, maxLength: 3 },
          ),
        }),
        async ({ tallies }, { owners: of, filter, labelSet, dimensions, own }) => {
          const by = { filter, dimensions, labelSet };
          const asked = own.filter(({ dimension }) => dimensions.includes(dimension));
          return {
            patients: await tallies.patientCounts(of, filter),
            ages: await tallies.ages(of, filter),
            findings: await tallies.findingSets(of, { filter, labelSet }),
            cells: await tallies.crossTabs(of, by),
            facets: await tallies.facets(of, { ...by, own: asked }),
          };
        },
      ));

    it('reads of a set, of all readers or of some', () =>
      asking.same(
        fc.record({
          labelSet: fc.constantFrom(...READ_SETS),
          readerIds: fc.option(fc.subarray([...asking.readerIds], { minLength: 2 })),
          filter: imageFilters,
        }),
        async ({ agreement }, question) => agreement.readPatterns(question),
      ));

    it('labels of two origins, and of an origin and readers', () => {
      const origin = fc.constantFrom(...LABEL_SET_CODES).chain((labelSet) =>
        fc.constantFrom(...SOURCES[labelSet]).chain((source) =>
          fc.record({
            labelSet: fc.constant(labelSet),
            source: fc.constant(source),
            readerId:
              source === 'READER' ? fc.constantFrom(...asking.readerIds) : fc.constant(null),
          }),
        ),
      );
      return asking.same(
        fc.record({
          reference: origin,
          candidate: origin,
          labelSet: fc.constantFrom(...READ_SETS),
          ids: fc.subarray([...asking.readerIds], { minLength: 1 }),
          filter: imageFilters,
        }),
        async ({ comparison }, { ids, labelSet, ...compared }) => ({
          pairs: await comparison.labelPairs(compared),
          byReader: await comparison.labelPairsByReader(ids, { ...compared, labelSet }),
        }),
      );
    });

    it('the final labels of a set held against every reader, whose later reads are counted', async () => {
      const { columns, engine } = asking.both;
      for (const labelSet of READ_SETS) {
        const source = SOURCES[labelSet].at(-1) ?? 'READER';
        const candidate = { labelSet, source, readerId: null };
        for (const readerId of asking.readerIds) {
          const reference = { labelSet, source: 'READER', readerId } as const;
          const compared = { reference, candidate, filter: EVERY_IMAGE };
          assert.deepEqual(
            inOneOrder(await columns.comparison.labelPairs(compared)),
            inOneOrder(await engine.comparison.labelPairs(compared)),
          );
        }
      }
    });
  });
}
