// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Row } from '../../../src/decode.ts';
import { openBigQuery } from '../../../src/sources/bigquery/open-bigquery.ts';
import { ownAllowance } from '../../../src/sources/bigquery/own-allowance.ts';
import { loadCatalog } from '../../../src/sources/catalog/load/load-catalog.ts';
import type { LoadedCatalog } from '../../../src/sources/catalog/loaded-catalog.ts';
import { openBigQueryCatalog } from '../../../src/sources/catalog/open-bigquery-catalog.ts';
import { TABLE_NAMES } from '../../../src/sources/catalog/tables.ts';
import { fillEmulator } from '../../support/bigquery-catalog.ts';
import {
  type BigQueryEmulator,
  bigquerySuite,
  startBigQueryEmulator,
} from '../../support/bigquery-emulator.ts';
import { dataSets } from '../../support/data-sets.ts';

bigquerySuite('The tables on BigQuery hold what those in DuckDB hold', () => {
  for (const { name, openFolder } of dataSets.slice(0, 2)) {
    describe(`of ${name}`, () => {
      let emulator: BigQueryEmulator;
      let [duckdb, bigquery]: LoadedCatalog[] = [];

      before(async () => {
        emulator = await startBigQueryEmulator();
        await fillEmulator(emulator, openFolder());
        duckdb = await loadCatalog(openFolder());
        bigquery = await open(emulator);
      });
      after(async () => {
        await duckdb?.engine.close();
        await bigquery?.engine.close();
        await emulator?.stop();
      });

      for (const table of TABLE_NAMES) {
        it(`in ${table}, cell by cell`, async () => {
          const wanted = await rowsOf(duckdb, `select * from ${table}`);
          const found = await rowsOf(bigquery, `select * from ${nameOf(bigquery, table)}`);

          assert.notEqual(wanted.length, 0);
          assert.deepEqual(found, wanted);
        });
      }

      it('and are described in the same words', () => {
        const { engine, loadedAt, ...description } = bigquery?.dataset ?? {};
        const { engine: other, loadedAt: loadedBefore, ...wanted } = duckdb?.dataset ?? {};

        assert.deepEqual(description, wanted);
        assert.deepEqual([engine, other], ['bigquery', 'duckdb']);
        assert.ok(Date.parse(String(loadedAt)) >= Date.parse(String(loadedBefore)) - 60_000);
      });
    });
  }
});

const open = async (emulator: BigQueryEmulator): Promise<LoadedCatalog> => {
  const { url, projectId, datasetId } = emulator;
  const connection = await openBigQuery({ projectId, apiEndpoint: url, timeoutMs: 60_000 });
  const place = {
    dataset: { projectId, datasetId },
    location: null,
    allowance: ownAllowance(1e12),
  };
  const { engine, dataset } = await openBigQueryCatalog(connection, place);
  return { dataset, engine: { ...engine, close: () => connection.close() } };
};

/** As the builder writes it: behind `from`, with its name in the dataset. */
const nameOf = (catalog: LoadedCatalog | undefined, table: (typeof TABLE_NAMES)[number]): string =>
  catalog?.engine.builder.selectFrom(table).selectAll().compile().sql.split(' from ')[1] ?? '';

/** All rows in an order of their own: a table has none, and the statements each say theirs. */
const rowsOf = async (catalog: LoadedCatalog | undefined, sql: string): Promise<string[]> => {
  const rows = await catalog?.engine.run({ label: 'all rows', sql, parameters: [] });
  return (rows ?? []).map((row) => JSON.stringify(plain(row))).sort();
};

/** DuckDB gives numbers of eight bytes as bigint. */
const plain = (row: Row): [string, unknown][] =>
  Object.entries(row)
    .map(([name, value]): [string, unknown] => [
      name,
      typeof value === 'bigint' ? Number(value) : value,
    ])
    .sort(([left], [right]) => (left < right ? -1 : 1));
