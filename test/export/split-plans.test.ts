import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  csvRows,
  type ExportArguments,
  exportFile,
  exportOf,
  refusalOf,
} from '../http/exports/exporting.ts';
import { withAlteredSample, without } from '../support/altered-sample.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const PLAN = { train: 0.6, validation: 0.2, test: 0.2, seed: 3 };

describe('A split plan', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway?.stop());
  const rowsOf = async (given: ExportArguments) => csvRows(await exportFile(gateway, given));

  it('keeps all images of a patient on one side', async () => {
    for (const officialTest of ['KEEP', 'DIVIDE']) {
      const sides = new Map<string, string>();
      for (const row of await rowsOf({ split: { ...PLAN, officialTest } })) {
        const { patientId = '', assignedSplit = '' } = row;
        assert.equal(sides.get(patientId) ?? assignedSplit, assignedSplit, patientId);
        sides.set(patientId, assignedSplit);
      }
      assert.deepEqual([...new Set(sides.values())].sort(), ['TEST', 'TRAIN', 'VALIDATION']);
    }
  });

  it('never trains on an official test patient, unless it is told to divide them', async () => {
    const officialTest = (rows: Awaited<ReturnType<typeof rowsOf>>) =>
      new Set(
        rows.flatMap((row) => (row['officialSplit'] === 'TEST' ? [row['assignedSplit']] : [])),
      );

    for (let seed = 0; seed < 10; seed += 1) {
      const split = { train: 0.5, validation: 0.5, test: 0, seed };
      assert.deepEqual([...officialTest(await rowsOf({ split }))], ['TEST']);
    }
    const divided = await rowsOf({ split: { ...PLAN, officialTest: 'DIVIDE' } });
    assert.ok(officialTest(divided).has('TRAIN'));
  });

  it('puts a patient on the same side in every cohort', async () => {
    const sideOf = new Map(
      (await rowsOf({ split: PLAN })).map((row) => [row['imageIndex'], row['assignedSplit']]),
    );
    for (const row of await rowsOf({ split: PLAN, filter: { sex: { eq: 'FEMALE' } } })) {
      assert.equal(row['assignedSplit'], sideOf.get(row['imageIndex']));
    }
  });

  it('says how much each side has, and counts what the file holds', async () => {
    const given = { split: PLAN, filter: { viewPosition: { eq: 'PA' } } };
    const { splitCounts, rowCount } = await exportOf(gateway, given);
    const rows = await rowsOf(given);

    assert.equal(rowCount, rows.length);
    assert.deepEqual(
      splitCounts,
      ['TRAIN', 'VALIDATION', 'TEST'].map((split) => {
        const own = rows.filter((row) => row['assignedSplit'] === split);
        const patientCount = new Set(own.map((row) => row['patientId'])).size;
        return { split, imageCount: own.length, patientCount };
      }),
    );
    assert.equal((await exportOf(gateway)).splitCounts, null);
  });

  it('costs one statement for its counts, and none where they are not asked for', async () => {
    const counted = `{ images { export(split: { train: 1, validation: 0, test: 0, seed: 1 }) { url splitCounts { imageCount } } } }`;
    gateway.clearStatements();
    await gateway.data(counted);

    assert.deepEqual(
      gateway.statements.map(({ label }) => label),
      ['patients of a cohort'],
    );
    gateway.clearStatements();
    await gateway.data(counted.replace(/splitCounts.*?}/, ''));
    assert.deepEqual(gateway.statements, []);
  });

  it('of another seed, or of other shares, is another cohort', async () => {
    const ids = await Promise.all(
      [PLAN, { ...PLAN, seed: 4 }, { ...PLAN, train: 0.7, validation: 0.1 }, undefined].map(
        async (split) => (await exportOf(gateway, split === undefined ? {} : { split })).cohortId,
      ),
    );

    assert.equal(new Set(ids).size, ids.length);
  });

  const WRONG: readonly (readonly [object, string])[] = [
    [
      { ...PLAN, train: 0.7 },
      'split: train, validation and test add up to 1, found 0.7 + 0.2 + 0.2 = 1.0999999999999999.',
    ],
    [{ ...PLAN, train: -0.2, test: 1 }, 'split.train takes a share from 0 to 1, found -0.2.'],
    [{ ...PLAN, validation: 1.5 }, 'split.validation takes a share from 0 to 1, found 1.5.'],
  ];

  for (const [split, told] of WRONG) {
    it(`is refused: ${JSON.stringify(split)}`, async () => {
      assert.equal(await refusalOf(gateway, { split }), told);
    });
  }

  it('takes thirds as people write them', async () => {
    const split = { train: 0.333333, validation: 0.333333, test: 0.333333, seed: 1 };

    assert.ok((await exportOf(gateway, { split })).cohortId);
  });

  it('is refused where nobody knows who the official test patients are', async () => {
    await withAlteredSample(without('test_list.txt'), async (dataDir) => {
      const other = await startGateway({ dataDir });
      const told = await refusalOf(other, { split: PLAN });
      const divided = await exportOf(other, { split: { ...PLAN, officialTest: 'DIVIDE' } });
      await other.stop();

      assert.equal(
        told,
        'split: test_list.txt is not loaded, so official test patients cannot be kept out of training. Have it loaded, or say officialTest: DIVIDE.',
      );
      assert.equal(divided.splitCounts?.length, 3);
    });
  });
});
