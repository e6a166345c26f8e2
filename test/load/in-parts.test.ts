// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { openDuckDB } from '../../src/sources/catalog/engines/duckdb.ts';
import { loadInParts } from '../../src/sources/catalog/load/parts/load-in-parts.ts';
import { rowFileOf } from '../../src/sources/catalog/row-file/open-row-file.ts';
import { TABLE_NAMES } from '../../src/sources/catalog/tables.ts';
import { temporaryFolder } from '../scripts/temporary-folder.ts';
import { both, withAlteredSample, without, withText } from '../support/altered-sample.ts';
import { sampleDir } from '../support/data-sets.ts';
import { makeSampleFile } from './catalog-file/sample-file.ts';

const { root } = temporaryFolder();
const at = (name: string): string => join(root, name);

/** Every row of every table as text, sorted: boxes are in the order of their file, part by part. */
const contentsOf = async (file: string): Promise<Record<string, string[]>> => {
  const duckdb = await openDuckDB({ file, isReadOnly: true });
  const contents: Record<string, string[]> = {};
  for (const table of TABLE_NAMES) {
    const read = await duckdb.loading.runAndReadAll(`select * from ${table}`);
    contents[table] = read.getRowsJson().map((row) => JSON.stringify(row));
    if (table === 'boxes') contents[table].sort();
  }
  const told = await duckdb.loading.runAndReadAll(
    'select description, content_hash, format from radiograph_catalog',
  );
  contents['told'] = told.getRowsJson().map((row) => JSON.stringify(row));
  duckdb.close();
  return contents;
};

describe('A folder that is loaded in parts', () => {
  before(() => makeSampleFile(at('whole.duckdb')));

  it('gives the tables, the description and the row file of one that is read as a whole', async () => {
    const whole = await contentsOf(at('whole.duckdb'));
    for (const imagesInPart of [1, 150, 1_000_000]) {
      const tables: string[] = [];
      const file = at(`parts-${imagesInPart}.duckdb`);
      const onTable = ({ name }: { name: string }) => void tables.push(name);
      await loadInParts({ folder: sampleDir, file, imagesInPart, onTable });

      assert.deepEqual(await contentsOf(file), whole);
      assert.deepEqual(readFileSync(rowFileOf(file)), readFileSync(rowFileOf(at('whole.duckdb'))));
      assert.deepEqual(tables.sort(), [...TABLE_NAMES].sort());
    }
    assert.equal(
      readdirSync(root).some((name) => /[.]parts?$/.test(name)),
      false,
    );
  });

  it('may have a byte order mark, and lack files', async () => {
    const mark = (name: string) => withText(name, (text) => `\uFEFF${text}`);
    const alteration = both(
      mark('test_list.txt'),
      mark('Data_Entry_2017.csv'),
      without('all_findings_expert_labels/test_labels.csv'),
    );
    const file = at('marked.duckdb');
    await withAlteredSample(alteration, (folder) =>
      loadInParts({ folder, file, imagesInPart: 100, onTable: () => {} }),
    );
    const [marked, whole] = [await contentsOf(file), await contentsOf(at('whole.duckdb'))];
    assert.deepEqual(marked['images'], whole['images']);
  });
});
