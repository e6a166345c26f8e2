import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSchema, parse } from 'graphql';
import { undescribed } from '../../scripts/schema/descriptions.ts';
import { compareContracts } from '../../scripts/schema/drift.ts';
import { compositionProblems } from '../../scripts/schema/subgraph.ts';

describe('comparing contracts', () => {
  const before = 'type Query {\n  a: ID\n  b: ID\n}\nenum Sex {\n  FEMALE\n}\n';

  it('finds nothing in the same text', () => {
    assert.deepEqual(compareContracts(before, before), { lines: [], breaking: [], dangerous: [] });
  });

  it('names the lines of both sides, and what breaks callers', () => {
    const after = before.replace('  a: ID\n', '').replace('  FEMALE', '  FEMALE\n  MALE');

    assert.deepEqual(compareContracts(before, after), {
      lines: ['-2:   a: ID', '+6:   MALE'],
      breaking: ['Query.a was removed.'],
      dangerous: ['MALE was added to enum type Sex.'],
    });
  });

  it('takes a new field for harmless', () => {
    const { breaking, dangerous } = compareContracts(before, before.replace('  a', '  c: ID\n  a'));
    assert.deepEqual([breaking, dangerous], [[], []]);
  });
});

describe('looking for descriptions', () => {
  it('names every kind of thing that lacks one', () => {
    const schema = buildSchema(`
      type Query { image(by: Key, "Said." size: Int): Node }
      "Said." interface Node { id: ID! }
      input Key { "Said." id: ID, name: ID }
      enum Sex { FEMALE "Said." MALE }
      scalar URL
      "Said." union Hit = Query
    `);

    assert.deepEqual(undescribed(schema), [
      'Query',
      'Query.image',
      'Query.image(by:)',
      'Node.id',
      'Key',
      'Key.name',
      'Sex',
      'Sex.FEMALE',
      'URL',
    ]);
  });

  it('asks nothing of the types that GraphQL brings', () => {
    const schema = buildSchema('"Said." type Query { "Said." a(\n"Said."\nb: Int): [Boolean] }');
    assert.deepEqual(undescribed(schema), []);
  });
});

describe('composing the subgraph', () => {
  const withKey = (key: string): readonly string[] =>
    compositionProblems(
      parse(`
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
        type Query { image: Image }
        type Image @key(fields: "${key}") { imageIndex: ID! }
      `),
    );

  it('tells of a key that is no field', () => {
    const [problem = ''] = withKey('imageIndx');
    assert.match(problem, /^Composition: .*imageIndx/);
  });

  it('finds nothing in a subgraph that can be composed', () => {
    assert.deepEqual(withKey('imageIndex'), []);
  });
});
