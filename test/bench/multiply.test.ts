import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { multiplyDataSet } from '../../bench/growth/multiply.ts';
import { PUBLISHED_TABLES } from '../../bench/growth/published-tables.ts';
import { readCollection } from '../oracle/read-collection.ts';
import { temporaryFolder } from '../scripts/temporary-folder.ts';
import { sampleDir } from '../support/data-sets.ts';

const TIMES = 3;

describe('A data set many times over', () => {
  const { root } = temporaryFolder();
  const multiply = (name: string, seed: number): Promise<void> =>
    multiplyDataSet({ from: sampleDir, to: join(root, name), times: TIMES, seed });
  const text = (folder: string, name: string): string =>
    readFileSync(join(folder, name), 'latin1').replaceAll('\r\n', '\n').replace(/\n$/, '');

  before(() => multiply('three', 1));

  it('begins with the original, and has every row as often', () => {
    for (const { name, hasHeader } of PUBLISHED_TABLES) {
      const [original, copies] = [text(sampleDir, name), text(join(root, 'three'), name)];
      assert.ok(copies.startsWith(original), name);
      const header = hasHeader ? 1 : 0;
      const rows = original.split('\n').length - header;
      assert.equal(copies.split('\n').length - header, TIMES * rows, name);
    }
  });

  it('loads, and has as many images and patients of the same kinds', () => {
    const [original, copies] = [readCollection(sampleDir), readCollection(join(root, 'three'))];

    assert.equal(copies.images.length, TIMES * original.images.length);
    assert.equal(copies.patients.length, TIMES * original.patients.length);
    const names = new Set(copies.images.map(({ imageIndex }) => imageIndex));
    assert.equal(names.size, copies.images.length);
    for (const name of names) assert.match(name, /^\d{8}_\d{3}[.]png$/);
    const sizesOf = ({ patients }: typeof original): number[] =>
      patients.map(({ images }) => images.length).sort((one, other) => one - other);
    const thrice = sizesOf(original).flatMap((size) => Array.from({ length: TIMES }, () => size));
    assert.deepEqual(sizesOf(copies), thrice);
  });

  it('is the same for the same seed alone', async () => {
    await multiply('again', 1);
    await multiply('other', 2);
    const entries = (folder: string): string => text(join(root, folder), 'Data_Entry_2017.csv');
    assert.equal(entries('again'), entries('three'));
    assert.notEqual(entries('other'), entries('three'));
  });

  it('says that it is made up', () => {
    assert.match(text(join(root, 'three'), 'SYNTHETIC.md'), /^3 copies, made up/);
  });

  it('is refused where patients would need more than eight digits', async () => {
    const to = join(root, 'none');
    const times = 100_000_000;
    await assert.rejects(multiplyDataSet({ from: sampleDir, to, times, seed: 1 }), /at most\.$/);
    await assert.rejects(multiplyDataSet({ from: to, to, times: 2, seed: 1 }), /wanted Data_Entry/);
  });
});
