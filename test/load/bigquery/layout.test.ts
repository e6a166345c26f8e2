// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnsOf, layoutOf } from '../../../src/sources/catalog/load/bigquery-layout.ts';
import { catalogTables } from '../../../src/sources/catalog/load/catalog-tables.ts';
import { readFolder } from '../../../src/sources/catalog/load/read-folder.ts';
import { TABLE_NAMES } from '../../../src/sources/catalog/tables.ts';
import { sampleDir } from '../../support/gateway.ts';

/** The greatest number of the published images: 00030805_000.png. */
const LAST = 30_805_000;

describe('How a table is kept on BigQuery', () => {
  it('has at most four columns of its own in its order', async () => {
    const { collection } = await readFolder(sampleDir);
    const tables = catalogTables(collection, null);

    assert.deepEqual(tables.map(({ name }) => name).sort(), [...TABLE_NAMES].sort());
    for (const table of tables) {
      const names = table.writeTo(columnsOf).map(({ name }) => name);
      const { clustering } = layoutOf(table, LAST);
      assert.ok(clustering.length <= 4);
      assert.deepEqual(
        clustering.filter((name) => !names.includes(name)),
        [],
      );
    }
  });

  it('has no parts at the published size', () => {
    for (const name of TABLE_NAMES) {
      assert.equal(layoutOf({ name, rowCount: 232_000 }, LAST).rangePartitioning, null);
    }
  });

  it('has parts of about a million rows at a hundred times that size, and patients stay whole', () => {
    const last = 3_080_500_000;
    const { rangePartitioning } = layoutOf({ name: 'images', rowCount: 11_212_000 }, last);

    assert.deepEqual(rangePartitioning, {
      column: 'image_number',
      start: 0,
      end: 3_080_506_000,
      interval: 280_046_000,
    });
    assert.equal(280_046_000 % 1000, 0);
  });

  it('has no more parts than a look-up can open, however many rows', () => {
    const { rangePartitioning } = layoutOf({ name: 'assessments', rowCount: 2e10 }, 99_999_999_999);

    assert.deepEqual(rangePartitioning, {
      column: 'image_number',
      start: 0,
      end: 100_000_000_000,
      interval: 200_000_000,
    });
  });

  it('cuts no table that is not asked by the number of the image', () => {
    for (const name of ['uids', 'patients', 'readers', 'boxes'] as const) {
      assert.equal(layoutOf({ name, rowCount: 1e9 }, LAST).rangePartitioning, null);
    }
  });
});
