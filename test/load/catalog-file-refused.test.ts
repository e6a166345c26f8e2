// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import {
  copyFileSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { openCatalogFile } from '../../src/sources/catalog/load/catalog-file.ts';
import { temporaryFolder } from '../scripts/temporary-folder.ts';
import { makeSampleFile } from './catalog-file/sample-file.ts';

const { root } = temporaryFolder();
const at = (name: string): string => join(root, name);
const made = at('made.duckdb');

before(() => makeSampleFile(made));

/** Runs statements on a file that is no catalog file any more. */
const change = async (file: string, ...statements: string[]): Promise<void> => {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
};

describe('What is not a catalog file', () => {
  const refuses = (file: string, found: RegExp) =>
    assert.rejects(openCatalogFile(file), ({ message }: Error) => {
      assert.ok(message.startsWith(`${file}: wanted a catalog file, as \`npm run load`), message);
      assert.match(message, found);
      return true;
    });

  it('is nothing, a folder, or a file of another kind', async () => {
    writeFileSync(at('text'), 'Image Index,Finding Labels\n');
    writeFileSync(at('empty'), '');

    await refuses(at('none'), /found no such file\.$/);
    await refuses(root, /found a folder\.$/);
    await refuses(at('text'), /found another kind of file\.$/);
    await refuses(at('empty'), /found another kind of file\.$/);
  });

  it('is a DuckDB file of somebody else', async () => {
    await change(at('else.duckdb'), 'create table images as select 1 as x');

    await refuses(at('else.duckdb'), /found a DuckDB file without radiograph_catalog\.$/);
  });

  it('is one of a format that this version does not read', async () => {
    copyFileSync(made, at('old.duckdb'));
    await change(at('old.duckdb'), `update radiograph_catalog set format = '0-00000000'`);

    await refuses(
      at('old.duckdb'),
      /found one of format 0-00000000, not 1-[0-9a-f]{8}: make it again\.$/,
    );
  });

  it('is one whose description says nothing', async () => {
    for (const [name, description] of [
      ['none', '{}'],
      ['broken', '{"name":'],
    ] as const) {
      copyFileSync(made, at(name));
      await change(at(name), `update radiograph_catalog set description = '${description}'`);
      await refuses(at(name), /found a description that cannot be read \(.+\)\.$/);
    }
  });

  it('is a copy that was cut short, wherever it was cut', async () => {
    const { size } = statSync(made);
    for (const part of [0.3, 0.6, 0.99]) {
      copyFileSync(made, at('cut.duckdb'));
      truncateSync(at('cut.duckdb'), Math.floor(size * part));
      await refuses(at('cut.duckdb'), /found one that was cut short: \d+ bytes of \d+ and more\.$/);
    }
    truncateSync(at('cut.duckdb'), 100);
    await refuses(at('cut.duckdb'), /found one that DuckDB cannot open/);
  });

  it('is damaged where DuckDB says so', async () => {
    const bytes = readFileSync(made);
    bytes.fill(0, 4096, 12_288);
    writeFileSync(at('damaged.duckdb'), bytes);

    await refuses(at('damaged.duckdb'), /found one that DuckDB cannot open/);
  });

  it('is a link that leads nowhere', async () => {
    symlinkSync(at('nowhere'), at('link'));

    await refuses(at('link'), /found no such file\.$/);
  });
});
