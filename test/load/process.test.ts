import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { FILES } from '../oracle/read-rows.ts';
import { withAlteredSample, withCell } from '../support/altered-sample.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the gateway as a process of its own until it ends. */
async function run(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[code], stdout, stderr] = await Promise.all([
    once(child, 'exit'),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, stdout, stderr };
}

describe('A process that cannot start', () => {
  it('ends with 1 and says on one line what is wrong with which file', async () => {
    const alteration = withCell(FILES.fourReads, { row: 9, at: 3 }, 'MAYBE');

    const { code, stdout, stderr } = await withAlteredSample(alteration, (DATA_DIR) =>
      run({ DATA_DIR, PORT: '0' }),
    );

    assert.equal(code, 1);
    assert.equal(
      stderr,
      `${FILES.fourReads}, row 9, column "Fracture": wanted YES or NO, found "MAYBE".\n`,
    );
    assert.equal(stdout, '');
  });

  it('ends with 1 and lists every setting that is wrong', async () => {
    const { code, stderr } = await run({ PORT: 'four thousand', OHIF_URL: 'viewer' });

    assert.equal(code, 1);
    assert.match(stderr, /PORT: .*"four thousand"/);
    assert.match(stderr, /OHIF_URL: .*"viewer"/);
    assert.doesNotMatch(stderr, / at .*\.ts:\d+/);
  });

  it('ends with 1 and says what BigQuery said, on a line for each cause', async () => {
    const { code, stdout, stderr } = await run({
      PORT: '0',
      CATALOG: 'bigquery',
      GOOGLE_CLOUD_PROJECT: 'my-project',
      BIGQUERY_DATASET: 'radiograph',
      // Nothing listens there, and nothing may without privileges.
      BIGQUERY_API_ENDPOINT: 'http://127.0.0.1:1',
    });

    assert.equal(code, 1);
    assert.match(
      stderr,
      /^The source CATALOG did not answer\. Try again later\.\n.*\n.*ECONNREFUSED.*\n$/,
    );
    assert.doesNotMatch(stderr, / at .*\.ts:\d+/);
    assert.equal(stdout, '');
  });
});
