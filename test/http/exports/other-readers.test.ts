import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { exportFile } from './exporting.ts';

const SPLIT = { train: 0.6, validation: 0.2, test: 0.2, seed: 1 };

/** Names and types of columns, as DuckDB tells them. */
const COLUMNS = 'select column_name, column_type from (describe select * from';

describe('Another program that reads exported files', () => {
  let gateway: TestGateway;
  let folder: string;
  let instance: DuckDBInstance;
  let connection: DuckDBConnection;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'radiograph-read-'));
    gateway = await startGateway({ listen: true });
    for (const format of ['CSV', 'PARQUET'] as const) {
      const file = await exportFile(gateway, { format, split: SPLIT });
      writeFileSync(path.join(folder, `cohort.${format.toLowerCase()}`), file);
    }
    instance = await DuckDBInstance.create();
    connection = await instance.connect();
  });
  after(async () => {
    connection?.closeSync();
    instance?.closeSync();
    await gateway?.stop();
    rmSync(folder, { recursive: true });
  });
  const ask = async (sql: string) => {
    const text = sql.replaceAll('$', `${folder}/cohort`);
    return (await connection.runAndReadAll(text)).getRowsJson();
  };

  it('Parquet: finds the types that are told', async () => {
    const types = new Map(
      (await ask(`${COLUMNS} read_parquet('$.parquet'))`)).map(([name, type]) => [name, type]),
    );

    assert.equal(types.get('imageIndex'), 'VARCHAR');
    assert.equal(types.get('patientId'), 'INTEGER');
    assert.equal(types.get('patientAgeYears'), 'INTEGER');
    assert.equal(types.get('pixelSpacingXMm'), 'DOUBLE');
    assert.equal(types.get('assignedSplit'), 'VARCHAR');
    assert.equal(types.get('NIH_NLP_2020_MASS'), 'TINYINT');
  });

  it('Parquet: finds how the file describes itself', async () => {
    const [[key, value] = []] = await ask(
      `select decode(key), decode(value) from parquet_kv_metadata('$.parquet')`,
    );

    assert.equal(key, 'radiograph.cohort');
    assert.ok(typeof value === 'string');
    assert.equal(JSON.parse(value).splitPlan.seed, 1);
  });

  it('finds the same in the Parquet file as in the CSV file', async () => {
    const parquet = await ask(`select columns(*)::varchar from read_parquet('$.parquet')`);
    const csv = await ask(`select columns(*) from read_csv('$.csv', all_varchar = true)`);

    assert.equal(csv.length, gateway.sources.dataset.dataset().imageCount);
    assert.deepEqual(parquet, csv);
  });
});
