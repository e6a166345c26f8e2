// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Sources } from '../../../src/context.ts';
import type { ImageFilter } from '../../../src/image/image.filter.ts';
import { FINDINGS } from '../../../src/terms/finding.ts';
import { VOCABULARY } from '../../../src/terms/vocabulary.ts';
import { type AskingBoth, imageFilters, patientFilters, startAskingBoth } from './asking-both.ts';
import { windows } from './both-answers.ts';
import { comparedOn } from './both-ways.ts';

const imageQueries = fc
  .tuple(imageFilters, windows.images)
  .map(([filter, window]) => ({ filter, ...window }));

for (const dataSet of comparedOn) {
  describe(`Lists of sets are those of the engine: ${dataSet.name}`, {
    skip: dataSet.skip,
  }, () => {
    let asking: AskingBoth;
    before(async () => {
      asking = await startAskingBoth(dataSet);
    });
    after(() => asking?.both.stop());

    it('pages of images in any order, and how many there are', () =>
      asking.same(imageQueries, async ({ images }, query) => ({
        page: await images.imagePage(query),
        count: await images.imageCount(query.filter),
      })));

    it('pages of patients, and how many there are', () =>
      asking.same(
        fc
          .tuple(patientFilters, windows.patients)
          .map(([filter, window]) => ({ filter, ...window })),
        async ({ patients }, query) => ({
          page: await patients.patientPage(query),
          count: await patients.patientCount(query.filter),
        }),
      ));

    it('pages of the images of patients and readers, and how many there are', () =>
      asking.same(
        fc.tuple(asking.owners, imageQueries),
        async ({ images }, [{ owner, ids }, query]) =>
          owner !== 'collection' && {
            pages: await images.imagePagesBy(owner, ids, query),
            counts: await images.imageCountsBy(owner, ids, query.filter),
          },
      ));

    it('labels of current sets alone, and reads of one set that differ among themselves', async () => {
      const labels = FINDINGS.flatMap((finding) =>
        (['PRESENT', 'ABSENT', 'UNCERTAIN'] as const).map(
          (value): ImageFilter => ({
            kind: 'labels',
            quantifier: 'some',
            labels: {
              namesLabelSet: false,
              condition: {
                kind: 'all',
                of: [
                  { kind: 'finding', operator: 'in', values: [finding] },
                  { kind: 'value', operator: 'in', values: [value] },
                ],
              },
            },
          }),
        ),
      );
      const reads = (['FOUR_FINDINGS_2019', 'ALL_FINDINGS_2021'] as const).flatMap((labelSet) =>
        VOCABULARY[labelSet].map((finding): ImageFilter => {
          const anyRead = { labelSet, source: 'READER', readerId: null } as const;
          return { kind: 'disagreement', finding, left: anyRead, right: anyRead, leftValue: null };
        }),
      );
      const { columns, engine } = asking.both;
      const counts = (sources: Sources) =>
        Promise.all([...labels, ...reads].map(async (one) => sources.images.imageCount(one)));

      const counted = await counts(columns);

      assert.deepEqual(counted, await counts(engine));
      assert.ok(counted.slice(labels.length).some((count) => count > 0));
    });
  });
}
