import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hashOf } from '../../src/http/identity/api-keys.ts';
import { readKeyFile } from '../../src/http/identity/key-file.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What `npm run key` runs. */
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/key.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });

describe('npm run key', () => {
  it('shows a key once, and a line for the file of keys, which has its hash and not the key', () => {
    const { status, stdout } = run('--name', 'ann', '--role', 'researcher', '--days', '30');
    const [key = ''] = /radiograph_[\w-]{43}/.exec(stdout) ?? [];
    const line = stdout.split('\n').find((one) => one.startsWith('{')) ?? '';
    const [[hash, made] = assert.fail()] = [...readKeyFile(line)];

    assert.equal(status, 0);
    assert.equal(stdout.split(key).length, 2);
    assert.equal(hash, hashOf(key).toString('hex'));
    assert.equal(made.role, 'researcher');
    const days = ((made.expiresMs ?? 0) - Date.now()) / 86_400_000;
    assert.ok(days > 29 && days < 31, String(days));
  });

  it('makes another one each time', () => {
    const made = [1, 2].map(() => run('--name', 'ann', '--role', 'reader').stdout);

    assert.notEqual(made[0], made[1]);
  });

  for (const args of [
    [],
    ['--name', 'ann'],
    ['--name', 'ann', '--role', 'owner'],
    ['--name', 'a b', '--role', 'reader'],
    ['--name', 'ann', '--role', 'reader', '--days', '0'],
    ['--name', 'ann', '--role', 'reader', '--key', 'chosen'],
  ]) {
    it(`makes none for ${args.join(' ') || 'nothing'}, and says what it takes`, () => {
      const { status, stdout, stderr } = run(...args);

      assert.equal(status, 1);
      assert.equal(stdout, '');
      assert.match(stderr, /npm run key -- --name NAME --role ROLE/);
    });
  }
});
