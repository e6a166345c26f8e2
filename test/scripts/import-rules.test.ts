import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { temporaryFolder } from './temporary-folder.ts';

const project = path.resolve(import.meta.dirname, '../..');

/** Who imports, how, and the rules that must speak up. */
const CASES: readonly (readonly [file: string, code: string, ...rules: string[]])[] = [
  ['src/batch.ts', `import type { Image } from './image/image.ts';`, 'kit-stands-alone'],
  ['src/statistics/sum.ts', `import type { B } from '../batch.ts';`, 'statistics-are-arithmetic'],
  [
    'src/image/image.ts',
    `import { type Patient } from '../patient/patient.ts';`,
    'types-are-leaves',
  ],
  [
    'src/label/label.ts',
    `export type { Patient } from '../patient/patient.ts';`,
    'types-are-leaves',
  ],
  ['src/study/study.ts', `import type { S } from './study.source.ts';`, 'types-are-leaves'],
  ['src/study/more.source.ts', `import type { S } from './study.source.ts';`],
  [
    'src/patient/patient.source.ts',
    `import type { S } from '../study/study.source.ts';`,
    'ports-speak-domain',
  ],
  ['src/study/study.source.ts', `import type { Study } from './study.ts';`, 'no-cycles'],
  [
    'src/image/image.filter.ts',
    `import type { S } from '../study/study.source.ts';`,
    'questions-nest',
  ],
  ['src/label/label.source.ts', `import type { C } from '../context.ts';`, 'ports-speak-domain'],
  [
    'src/image/image.loader.ts',
    `import type { S } from '../study/study.source.ts';`,
    'loaders-wrap-ports',
  ],
  [
    'src/image/image.resolver.ts',
    `import type { S } from '../study/study.loader.ts';`,
    'resolvers-use-context',
  ],
  [
    'src/image/image.connection.ts',
    `import type { Study } from '../study/study.ts';`,
    'connections-hold-types',
  ],
  ['src/study/study.loader.ts', `import type { S } from './study.source.ts';`],
  ['src/sources/cache/cache.ts', `import '../folder/folder.ts';`, 'adapters-keep-apart'],
  ['src/sources/guard/guard.ts', `import { retry } from 'cockatiel';`],
  ['src/sources/dicomweb/store.ts', `import type { G } from '../guard/guard.ts';`],
  ['src/sources/guard/more.ts', `import '../dicomweb/store.ts';`, 'adapters-keep-apart'],
  [
    'src/graphql/schema.ts',
    `import { f } from '../sources/folder/folder.ts';`,
    'compose-picks',
    'graphql-knows-no-store',
  ],
  [
    'src/http/server.ts',
    `export const f = import('../sources/folder/folder.ts');`,
    'compose-picks',
    'http-is-thin',
  ],
  ['src/context.ts', `import { s } from './graphql/schema.ts';`, 'context-holds-loaders'],
  ['src/config.ts', `import type { C } from './context.ts';`, 'config-is-data'],
  ['src/config-stores.ts', `import type { Settings } from './settings.ts';`],
  ['src/settings.ts', `import type { C } from './context.ts';`, 'config-is-data'],
  ['src/compose-dicom.ts', `import './sources/folder/folder.ts';`],
  ['src/main.ts', `import { s } from './graphql/schema.ts';`, 'main-only-starts'],
  ['src/gateway.ts', `import type { Image } from './image/image.ts';`, 'gateway-joins'],
  ['src/compose.ts', `import './main.ts';`, 'main-acts'],
  ['src/load.ts', `import { s } from './graphql/schema.ts';`, 'load-only-starts'],
  ['src/compose-load.ts', `import './load.ts';`, 'main-acts'],
  ['src/graphiql/page.ts', `import { s } from '../graphql/schema.ts';`, 'page-stays-apart'],
  ['src/http/page.ts', `import '../graphiql/page.ts';`, 'http-is-thin', 'page-stands-apart'],
  ['src/http/bytes.ts', `import type { S } from '../study/study.source.ts';`],
  ['src/http/loader.ts', `import type { S } from '../study/study.loader.ts';`, 'http-is-thin'],
  ['src/http/fetch.ts', `import { request } from 'undici';`, 'sdk-at-home'],
  ['src/http/sql.ts', `import type { Kysely } from 'kysely';`, 'sdk-at-home'],
  ['src/http/watch.ts', `import { cruise } from 'dependency-cruiser';`, 'ships-what-it-imports'],
  ['src/http/dead.ts', `import type { Gone } from './gone.ts';`, 'no-dead-ends'],
  ['src/http/test.ts', `import '../../test/a.ts';`, 'no-tests-in-src'],
  [
    'src/sources/folder/folder.ts',
    `import type { S } from '../../study/study.source.ts'; import 'kysely';`,
  ],
  [
    'src/patient/patient.ts',
    `import { Field } from 'type-graphql'; export class Patient { @Field() a!: string }`,
  ],
  ['test/a.ts', `import '../src/patient/patient.ts';`],
];

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
