// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { EVERY_READER } from '../../../src/reader/reader.source.ts';
import { dicomUid } from '../../../src/terms/dicom-uid.ts';
import { type BothWays, comparedOn, startBothWays } from './both-ways.ts';
import { boxes, imagesByName, imagesByUid } from './image-laws.ts';
import { labelRows } from './label-laws.ts';
import { type Law, someImages, type Tried } from './laws.ts';
import { imageCounts, imagePages, patients } from './patient-laws.ts';

/** Runs on the sample; the other data sets get a share of them. */
const LAWS: readonly (readonly [string, Law, number])[] = [
  ['images by name', imagesByName, 100],
  ['images by UID', imagesByUid, 50],
  ['boxes of images', boxes, 50],
  ['patients by number', patients, 100],
  ['numbers of patients’ images', imageCounts, 50],
  ['pages of patients’ images', imagePages, 200],
  ['rows of label files', labelRows, 200],
];

for (const { name, share, skip, openFolder } of comparedOn) {
  describe(`Rows in memory are those of the engine: ${name}`, { skip }, () => {
    let tried: Tried | undefined;
    before(async () => {
      const both = await startBothWays(openFolder());
      const readers = await both.engine.readers.readers(EVERY_READER);
      const readerIds = readers.map(({ readerId }) => readerId);
      tried = { both, images: await someImages(both), readerIds };
      await indexed(both, tried.images[0]?.imageIndex ?? '');
    });
    after(() => tried?.both.stop());

    for (const [law, property, runs] of LAWS) {
      it(law, async () => {
        assert.ok(tried !== undefined);
        await fc.assert(property(tried), { numRuns: Math.ceil(runs * share) });
      });
    }

    it('readers', async () => {
      assert.ok(tried !== undefined);
      const { columns, engine } = tried.both;
      for (const labelSet of [null, 'FOUR_FINDINGS_2019', 'NIH_NLP_2017'] as const) {
        for (const isGroundTruthReader of [null, true, false]) {
          const filter = { labelSet, isGroundTruthReader };
          assert.deepEqual(
            await columns.readers.readers(filter),
            await engine.readers.readers(filter),
          );
        }
      }
    });

    it('without a statement', () => {
      const asked = tried?.both.statements.map(({ label }) => label);

      assert.deepEqual(asked, []);
    });
  });
}

/** UIDs are put in order when one is first asked for; until then the engine answers. */
const indexed = async ({ columns }: BothWays, imageIndex: string): Promise<void> => {
  const held = columns.images.atOnce?.();
  for (const level of ['study', 'instance'] as const) {
    const uid = dicomUid(imageIndex, level);
    const ask = () =>
      level === 'study' ? held?.imageByStudyUid(uid) : held?.imageByInstanceUid(uid);
    assert.equal(ask(), undefined);
    while (ask() === undefined) await turn();
  }
};
