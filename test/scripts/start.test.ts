import assert from 'node:assert/strict';
import { appendFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { copyProject, project, startWith } from './project-copy.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('npm start, on the Node that runs the tests', () => {
  const copy = path.join(temporaryFolder().root, 'radio graph');
  const start = () =>
    startWith({
      command: [process.execPath, 'scripts/run.mjs', 'start'],
      cwd: copy,
      withinMs: 120_000,
    });

  before(() => {
    copyProject(copy, { also: ['dist'] });
    symlinkSync(path.join(project, 'node_modules'), path.join(copy, 'node_modules'), 'dir');
  });

  it('builds what is stale, serves, and stops when it is told to', async () => {
    appendFileSync(path.join(copy, 'src/main.ts'), '// changed\n');
    const gateway = await start();
    await gateway.stop();

    assert.match(gateway.said(), /^Compiling src\/ to dist\//);
    assert.doesNotMatch(gateway.said(), /Installing/);
  });

  it('says nothing of its own where there is nothing to do', async () => {
    const gateway = await start();
    await gateway.stop();

    assert.doesNotMatch(gateway.said(), /Compiling|Building|Installing|fetching/);
  });

  it('ends as the server ends', async () => {
    await assert.rejects(
      startWith({
        command: [process.execPath, 'scripts/run.mjs', 'start'],
        cwd: copy,
        env: { DATA_DIR: path.join(copy, 'absent') },
        withinMs: 30_000,
      }),
      /It said:\n.*absent/s,
    );
  });
});
