import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSchema } from 'graphql';
import { toolOf } from '../../src/mcp/tool.ts';
import { readToolFile } from '../../src/mcp/tool-file.ts';
import { HEAD, listingOf, schema } from './made-up-tools.ts';

describe('A file of schema/tools', () => {
  const refusals = [
    ['without a title', '# ceiling: 1\n# Finds.\nquery Q { leaf { id } }', /lacks a title/],
    ['without a ceiling', '# title: T\n# Finds.\nquery Q { leaf { id } }', /a ceiling from 1/],
    [
      'with half a point',
      '# title: T\n# ceiling: 0.5\n# Finds.\nquery Q { leaf { id } }',
      /ceiling/,
    ],
    ['without a description', '# title: T\n# ceiling: 1\nquery Q { leaf { id } }', /a description/],
    ['with two operations', `${HEAD}query A { leaf { id } } query B { leaf { id } }`, /one query/],
    [
      'that the schema does not answer',
      `${HEAD}query Q { root { id } }`,
      /Cannot query field "root"/,
    ],
  ] as const;

  for (const [title, text, problem] of refusals) {
    it(`${title} is refused`, () => {
      assert.throws(() => toolOf(schema, readToolFile('schema/tools/t.graphql', text)), problem);
    });
  }

  it('gives its tool the name of the file', () => {
    assert.equal(listingOf('query Q { leaf { id } }').name, 'find_things');
  });

  it('may not use a scalar whose form in JSON is not known', () => {
    const odd = buildSchema('scalar Odd type Query { odd: Odd }');
    const file = readToolFile('schema/tools/t.graphql', `${HEAD}query Q { odd }`);

    assert.throws(() => toolOf(odd, file), /The scalar Odd has no form/);
  });
});
