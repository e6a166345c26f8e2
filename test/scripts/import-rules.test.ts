import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { CASES } from './import-cases.ts';
import { temporaryFolder } from './temporary-folder.ts';

const project = path.resolve(import.meta.dirname, '../..');

describe('the rules on who imports whom', () => {
  const folder = temporaryFolder();
  const broken = new Map<string, string[]>();

  before(() => {
    for (const [file, code] of CASES) folder.write(file, code);
    for (const file of ['.dependency-cruiser.cjs', 'package.json']) {
      copyFileSync(path.join(project, file), path.join(folder.root, file));
    }
    symlinkSync(path.join(project, 'node_modules'), path.join(folder.root, 'node_modules'), 'dir');
    for (const { from, rule } of cruise(folder.root)) {
      broken.set(from, [...(broken.get(from) ?? []), rule.name].toSorted());
    }
  });

  for (const [file, code, ...rules] of CASES) {
    it(`${rules.length === 0 ? 'let' : 'catch'} ${code} in ${file}`, () => {
      assert.deepEqual(broken.get(file) ?? [], rules.toSorted());
    });
  }

  it('are each tried by a case', () => {
    assert.deepEqual(
      ruleNames(),
      [...new Set(CASES.flatMap(([, , ...rules]) => rules))].toSorted(),
    );
  });
});

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

function cruise(root: string): readonly Violation[] {
  const cruiser = path.join(project, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [cruiser, 'src', 'test', '--output-type', 'json'];
  // It ends with the number of violations only where it reports to people.
  return JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })).summary
    .violations;
}

function ruleNames(): readonly string[] {
  const print = `console.log(JSON.stringify(require('./.dependency-cruiser.cjs').forbidden.map((rule) => rule.name)))`;
  const names: string[] = JSON.parse(
    execFileSync(process.execPath, ['-e', print], { cwd: project, encoding: 'utf8' }),
  );
  return names.toSorted();
}
