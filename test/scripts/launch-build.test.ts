import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import { runStale, whyStale } from '../../scripts/launch/tasks.mjs';
import { temporaryFolder } from './temporary-folder.ts';

const copy = 'require("fs").copyFileSync("src/a.txt", "out/" + process.argv[2]);';
const task = {
  title: 'Copying',
  inputs: ['src'],
  without: ['src/other'],
  output: 'out',
  keep: ['kept'],
  commands: [['copy.js', 'b.txt']],
};

describe('deciding on a build', () => {
  const { root, write, remove } = temporaryFolder();
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
  const build = (...commands: string[][]) =>
    runStale([commands.length === 0 ? task : { ...task, commands }], {
      root,
      node: process.execPath,
      env: process.env,
      underLock: (work) => work(),
    });

  beforeEach(async () => {
    for (const folder of ['src', 'out', 'node_modules']) remove(folder);
    write('node_modules/copy.js', copy);
    write('src/a.txt', 'first');
    write('out/kept/c.txt', 'kept');
    await build();
  });

  it('builds once', () => {
    assert.equal(read('out/b.txt'), 'first');
    assert.equal(whyStale(root, task), null);
  });

  it('builds again after a change of content, not of a clock', () => {
    write('src/a.txt', 'first');
    assert.equal(whyStale(root, task), null);
    write('src/a.txt', 'second');
    assert.equal(whyStale(root, task), 'its sources have changed');
  });

  it('builds again after a file was added', () => {
    write('src/new.txt', '');
    assert.equal(whyStale(root, task), 'its sources have changed');
  });

  it('does not look at what another task builds', () => {
    write('src/other/x.txt', '');
    assert.equal(whyStale(root, task), null);
  });

  it('builds nothing without the file that a task needs', () => {
    assert.equal(whyStale(root, { ...task, output: 'new', onlyWith: 'src/absent.ts' }), null);
  });

  it('removes what the build before made, and nothing else', async () => {
    write('src/a.txt', 'second');
    await build(['copy.js', 'renamed.txt']);

    assert.equal(read('out/renamed.txt'), 'second');
    assert.throws(() => read('out/b.txt'), { code: 'ENOENT' });
    assert.equal(read('out/kept/c.txt'), 'kept');
  });

  it('stays stale after a build that failed, and tells its words and its status', async () => {
    write('node_modules/copy.js', 'console.error("no such luck"); process.exit(3);');
    write('src/a.txt', 'second');

    await assert.rejects(build(), { message: /no such luck/, status: 3 });
    assert.equal(whyStale(root, task), 'there is none yet');
  });
});
