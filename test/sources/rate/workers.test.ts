import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

describe('Points that workers count', () => {
  it('are those of all workers together, in the process that runs them', async () => {
    const script = fileURLToPath(new URL('./counting-workers.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script]);
    const found: number[] = JSON.parse(stdout);
    assert.deepEqual(
      found.toSorted((a, b) => a - b),
      [5, 10, 15],
    );
  });
});
