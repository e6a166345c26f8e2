import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

it('A worker that dies while it asks for metrics does not end the process that runs it', async () => {
  const script = fileURLToPath(new URL('./dying-worker.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script]);

  assert.equal(stdout, 'goes on\n');
});
