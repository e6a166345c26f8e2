import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { ERROR_CODES } from '../../src/error-codes.ts';
import { namesRead } from '../config/reading.ts';
import { namesIn, pageOf, projectFile, root, rowsOf } from './manual.ts';

const sourcesBelow = (folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => projectFile(path.join(folder, name)));

describe('The manual has of settings', () => {
  const rows = rowsOf(pageOf('operations/settings.md'));

  it('every one that is read, once, and no other', () => {
    assert.deepEqual(namesIn(rows), namesRead());
  });

  it('the default and the meaning that .env.example has', () => {
    for (const block of projectFile('.env.example').split(/\n\n+/)) {
      const [, name, value] = /^([A-Z_]+)=(.*)$/m.exec(block) ?? [];
      if (name === undefined) continue;
      const meaning = block
        .split('\n')
        .filter((line) => line.startsWith('#'))
        .map((line) => line.slice(2))
        .join(' ');
      const row = rows.find(([cell]) => cell === `\`${name}\``) ?? [];
      assert.deepEqual(row.slice(1, 3), [value === '' ? '' : `\`${value}\``, meaning], name);
    }
  });

  it('when to change it', () => {
    for (const row of rows) assert.ok((row[3] ?? '').length > 5, row[0]);
  });
});

describe('The manual has of errors', () => {
  const page = pageOf('operations/errors.md');

  it('every code of the closed list, with what it comes from and what to do', () => {
    const rows = rowsOf(page, 'Codes');
    assert.deepEqual(namesIn(rows), ERROR_CODES.toSorted());
    for (const [code, cause = '', cure = ''] of rows) {
      assert.ok(cause.length > 10 && cure.length > 10, code);
    }
  });

  it('a closed list that has every code of Apollo Server', () => {
    const ours: readonly string[] = ERROR_CODES;
    for (const code of Object.values(ApolloServerErrorCode)) assert.ok(ours.includes(code), code);
  });

  it('a closed list that has every code in the sources', () => {
    const ours: readonly string[] = ERROR_CODES;
    for (const text of sourcesBelow('src')) {
      for (const [, code = ''] of text.matchAll(
        /\bcode(?: =|:) '([A-Z]+_[A-Z_]+|FORBIDDEN|UNAUTHENTICATED)'/g,
      )) {
        assert.ok(ours.includes(code), code);
      }
    }
  });

  it('every status that is written in the sources, and no other', () => {
    // What the SDK of the Model Context Protocol answers, and Fastify's redirect.
    const written = new Set(['202', '302']);
    const answering = [
      ...sourcesBelow('src/http'),
      ...sourcesBelow('src/mcp'),
      ...sourcesBelow('src/telemetry'),
    ];
    const others = ['identity-errors', 'limit-errors'].map((name) => projectFile(`src/${name}.ts`));
    for (const text of [...answering, ...others]) {
      const code = text.replaceAll(/\/\*[^]*?\*\/|\/\/.*$/gm, '');
      for (const [status] of code.matchAll(
        /(?<![\w.])(?:20[0246]|30[0-9]|4[0-9]{2}|50[0-9])(?![\w.])/g,
      )) {
        written.add(status);
      }
    }
    assert.deepEqual(namesIn(rowsOf(page, 'HTTP statuses')), [...written].toSorted());
  });
});
