// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readFolder } from '../../src/sources/catalog/load/read-folder.ts';
import { writeCatalogFile } from '../../src/sources/catalog/load/write-catalog-file.ts';
import { temporaryFolder } from '../scripts/temporary-folder.ts';
import { sampleDir } from '../support/data-sets.ts';
import { makeSampleFile } from './catalog-file/sample-file.ts';

const { root } = temporaryFolder();
const at = (name: string): string => join(root, name);
const made = at('made.duckdb');

before(() => makeSampleFile(made));

describe('Making a catalog file', () => {
  it('leaves the old file and nothing else where it fails half way', async () => {
    mkdirSync(at('failing'));
    const file = at('failing/catalog.duckdb');
    copyFileSync(made, file);
    const { description } = await readFolder(sampleDir);
    const writeInto = async (): Promise<void> => {
      throw new Error('The cloud is gone.');
    };
    const tables = [{ name: 'images', rowCount: 1, writeInto }] as const;

    await assert.rejects(
      writeCatalogFile(file, { description, tables, onTable: () => {} }),
      /The cloud is gone/,
    );

    assert.deepEqual(readdirSync(at('failing')), ['catalog.duckdb']);
    assert.deepEqual(readFileSync(file), readFileSync(made));
  });

  it('gives no name to a file that lacks rows', async () => {
    const { description } = await readFolder(sampleDir);
    const tables = [
      {
        name: 'images' as const,
        rowCount: 2,
        writeInto: async (connection: { run(sql: string): Promise<unknown> }) =>
          void (await connection.run('create table images as select 1 as x')),
      },
    ];
    const file = at('lacking.duckdb');

    await assert.rejects(
      writeCatalogFile(file, { description, tables, onTable: () => {} }),
      /lacking\.duckdb: wanted 2 rows of images, found 1\.$/,
    );
    assert.equal(
      readdirSync(root).some((name) => name.startsWith('lacking')),
      false,
    );
  });

  it('leaves nothing where the process ends half way', async () => {
    mkdirSync(at('ending'));
    const program = fileURLToPath(new URL('catalog-file/exit-half-way.ts', import.meta.url));
    const file = at('ending/catalog.duckdb');

    const child = spawn(process.execPath, ['--import', 'tsx', program, file], { stdio: 'ignore' });
    const [code] = await once(child, 'exit');

    assert.equal(code, 3);
    assert.deepEqual(readdirSync(at('ending')), []);
  });

  it('replaces nothing but a catalog file', async () => {
    writeFileSync(at('labels.csv'), 'Image Index\n');
    mkdirSync(at('folder'));

    await assert.rejects(
      makeSampleFile(at('labels.csv')),
      /nothing else is replaced, found another kind/,
    );
    await assert.rejects(
      makeSampleFile(at('folder')),
      /nothing else is replaced, found a folder\.$/,
    );
    assert.equal(readFileSync(at('labels.csv'), 'utf8'), 'Image Index\n');
  });

  it('says where it cannot write', async () => {
    await assert.rejects(
      makeSampleFile(at('no/such/folder.duckdb')),
      /wanted a place to write to, found /,
    );
  });
});
