import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { nodePackage } from '../../scripts/launch/node.mjs';
import { copyProject, startWith } from './project-copy.ts';
import { temporaryFolder } from './temporary-folder.ts';

const isAsked = process.env['RADIOGRAPH_SLOW_TESTS'] === '1';
const skip = isAsked ? false : 'NOT TESTED ON OTHER VERSIONS OF NODE: set RADIOGRAPH_SLOW_TESTS=1.';

/** The machine's own Node, and whether it is too old, so that another is fetched. */
const MACHINES = [
  { version: '20', isTooOld: true },
  { version: '22.13.0', isTooOld: false },
  { version: '24', isTooOld: false },
];

describe('npm start in a fresh clone', { skip }, () => {
  const { root } = temporaryFolder();

  for (const { version, isTooOld } of MACHINES) {
    it(`installs, builds and serves where Node is ${version}`, async () => {
      const copy = path.join(root, `clone on ${version}`);
      copyProject(copy);
      const gateway = await startWith({
        command: ['npm', 'start'],
        cwd: copy,
        env: withNode(fetchNode(path.join(root, `node ${version}`), version)),
        withinMs: 600_000,
      });
      await gateway.stop();

      assert.match(gateway.said(), /Installing packages, since node_modules is absent/);
      assert.match(gateway.said(), /Compiling src\/ to dist\//);
      assert.equal(existsSync(path.join(copy, '.tools')), isTooOld);
      rmSync(copy, { recursive: true });
    });
  }
});

/** The folder of a Node binary of that version, from npm. */
function fetchNode(prefix: string, version: string): string {
  const { name, binary } = nodePackage(process.platform, process.arch);
  const options = ['--no-save', '--no-package-lock', '--prefer-offline', '--loglevel=error'];
  execFileSync('npm', ['install', ...options, '--prefix', prefix, `${name}@${version}`]);
  return path.dirname(path.join(prefix, binary));
}

/** The environment of a shell in which that Node comes first, and no npm has run. */
function withNode(folder: string): NodeJS.ProcessEnv {
  const npmOwn = Object.keys(process.env).filter((name) => name.startsWith('npm_'));
  const without = Object.fromEntries(npmOwn.map((name) => [name, undefined]));
  const places = (process.env['PATH'] ?? '').split(path.delimiter);
  const outside = places.filter((place) => !/[\\/](node_modules|[.]tools)[\\/]/.test(place));
  return {
    ...without,
    PATH: [folder, ...outside].join(path.delimiter),
    // What the install before this test has left in npm's cache is new enough.
    npm_config_prefer_offline: 'true',
  };
}
