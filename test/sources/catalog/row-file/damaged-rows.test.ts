// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it, type TestContext } from 'node:test';
import { SourceError } from '../../../../src/errors.ts';
import { rowFileOf } from '../../../../src/sources/catalog/row-file/open-row-file.ts';
import { makeSampleFile } from '../../../load/catalog-file/sample-file.ts';
import { temporaryFolder } from '../../../scripts/temporary-folder.ts';
import { cutSample } from './cut-folder.ts';
import { openRows } from './opened-rows.ts';

const { root } = temporaryFolder();
const made = join(root, 'made.duckdb');
before(() => makeSampleFile(made));

/** A copy of the catalog file, and what was made of its row file. */
const copied = (name: string, change: (rows: Buffer) => Buffer): string => {
  const file = join(root, `${name}.duckdb`);
  copyFileSync(made, file);
  writeFileSync(rowFileOf(file), change(readFileSync(rowFileOf(made))));
  return file;
};

const refused = (found: RegExp) => (error: Error) => {
  assert.equal(error.name, 'LoadError');
  assert.match(error.message, /\.duckdb\.rows: wanted the rows of the catalog file beside it/);
  assert.match(error.message, found);
  return true;
};

const MUCH = 1 << 22;

describe('A row file is refused', () => {
  it('where it was cut short, wherever that is', async () => {
    for (const share of [0.2, 0.5, 0.9, 0.999]) {
      const file = copied('short', (rows) => rows.subarray(0, Math.floor(rows.length * share)));
      await assert.rejects(openRows(file, MUCH), refused(/found \d+ bytes of \d+\.$/));
    }
  });

  it('where it is another kind of file, or nothing is in it', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('hello'), Buffer.alloc(8192, 1)]) {
      const file = copied('other', () => bytes);
      await assert.rejects(openRows(file, MUCH), refused(/found another kind of file\.$/));
    }
  });

  it('where its header was changed', async () => {
    const file = copied('header', (rows) => {
      rows[40] = (rows[40] ?? 0) ^ 1;
      return rows;
    });
    await assert.rejects(openRows(file, MUCH), refused(/found a damaged header\.$/));
  });

  it('where it belongs to another catalog', async () => {
    const other = join(root, 'cut.duckdb');
    await cutSample(other);
    const file = copied('foreign', () => readFileSync(rowFileOf(other)));
    await assert.rejects(openRows(file, MUCH), refused(/found that of another catalog\.$/));
  });

  it('where its index or its judgements were changed', async () => {
    const file = copied('index', (rows) => {
      rows[rows.length - 20] = (rows[rows.length - 20] ?? 0) ^ 1;
      return rows;
    });
    await assert.rejects(openRows(file, MUCH), refused(/found a damaged one\.$/));
  });
});

describe('A block of a row file that was changed', () => {
  it('is an error of the source, and never other rows', async (test: TestContext) => {
    const file = copied('block', (rows) => {
      // In the first block of images, behind the header.
      rows[4096 + 200] = (rows[4096 + 200] ?? 0) ^ 4;
      return rows;
    });
    const { rows, close } = await openRows(file, MUCH);
    test.after(close);

    for (let again = 0; again < 2; again += 1) {
      assert.throws(() => rows.imageAt(3), SourceError);
    }
    assert.ok(rows.imageAt(rows.imageCount - 1).imageIndex);
  });
});

describe('A row file that was closed', () => {
  it('is an error of the source, whatever file has its number then', async () => {
    const { rows, close } = await openRows(
      copied('closed', (bytes) => bytes),
      MUCH,
    );
    const place = rows.imageCount - 1;
    assert.ok(rows.imageAt(place).imageIndex);
    await close();
    rows.close();

    assert.throws(() => rows.imageAt(place), SourceError);
    assert.throws(() => rows.imageAt(0), SourceError);
  });
});

describe('A row file that is not there', () => {
  it('is done without', async () => {
    const file = copied('without', (rows) => rows);
    rmSync(rowFileOf(file));
    await assert.rejects(openRows(file, MUCH), /There is no row file/);
  });
});
