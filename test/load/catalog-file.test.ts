// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { openCatalogFile } from '../../src/sources/catalog/load/catalog-file.ts';
import { loadFolderIntoFile } from '../../src/sources/catalog/load/load-folder-into-file.ts';
import { temporaryFolder } from '../scripts/temporary-folder.ts';
import { sampleDir, startGateway, type TestGateway } from '../support/gateway.ts';
import { requireRealData, skipWithoutRealData } from '../support/real-data.ts';
import { allAnswers, differing } from './catalog-file/answers.ts';
import { makeSampleFile } from './catalog-file/sample-file.ts';

const { root } = temporaryFolder();
const at = (name: string): string => join(root, name);
const made = at('made.duckdb');

before(() => makeSampleFile(made));

/** Counts of images are written in another way over profiles, see profiles.test.ts. */
const textsOf = ({ statements }: TestGateway): string[] =>
  statements
    .filter(({ label }) => !/^(ages|count|facets|findings) of images$/.test(label))
    .map(({ sql, parameters }) => `${sql} ${JSON.stringify(parameters)}`)
    .toSorted();

answersAlike('of the sample', () => sampleDir, false);
answersAlike('of the published files', requireRealData, skipWithoutRealData);

function answersAlike(of: string, dataDir: () => string, skip: string | false): void {
  describe(`A catalog file ${of}`, { skip }, () => {
    it('answers every sample operation byte for byte as its folder does', async (test) => {
      const file = at(`${of}.duckdb`);
      await loadFolderIntoFile(dataDir(), file, () => {});
      const fromFolder = await startGateway({ dataDir: dataDir() });
      // The labels are not read any more; the images are.
      const env = { CATALOG_FILE: file, IMAGE_DIR: dataDir() };
      const fromFile = await startGateway({ dataDir: at('none'), env });
      test.after(async () => {
        await fromFolder.stop();
        await fromFile.stop();
      });

      assert.deepEqual(differing(await allAnswers(fromFile), await allAnswers(fromFolder)), []);
      assert.deepEqual(textsOf(fromFile), textsOf(fromFolder));
    });
  });
}

describe('A catalog file that is served', () => {
  it('lets no statement write, read other files or change what it may use', async (test) => {
    const { engine } = await openCatalogFile(made);
    test.after(() => engine.close());
    const run = (sql: string) => engine.run({ label: 'hostile', sql, parameters: [] });

    await assert.rejects(run(`select * from read_csv('${sampleDir}/test_list.txt')`), /disabled/);
    await assert.rejects(run(`attach '${at('other.duckdb')}'`), /disabled/);
    await assert.rejects(run(`copy images to '${at('images.csv')}'`), /disabled/);
    await assert.rejects(run('delete from images'), /read-only/);
    await assert.rejects(run(`set memory_limit = '8GB'`), /locked/);
    const settings = `select current_setting('memory_limit') as memory, current_setting('threads') as threads`;
    assert.deepEqual(await run(settings), [{ memory: '953.6 MiB', threads: 1n }]);
  });

  it('may be served by several, and replaced meanwhile', async (test) => {
    const file = at('replaced.duckdb');
    copyFileSync(made, file);
    const opened = [await openCatalogFile(file), await openCatalogFile(file)];
    test.after(() => Promise.all(opened.map(({ engine }) => engine.close())));

    await makeSampleFile(file);

    for (const { engine } of [...opened, await openCatalogFile(file)]) {
      const sql = 'select count(*) as images from images';
      assert.deepEqual(await engine.run({ label: 'count', sql, parameters: [] }), [
        { images: 2033n },
      ]);
    }
  });
});
