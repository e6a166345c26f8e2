import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listingOf } from './made-up-tools.ts';

describe('The arguments of a tool', () => {
  const inputOf = (source: string) => listingOf(source).inputSchema;

  it('are the variables of its operation, described as the arguments that they go into', () => {
    const { properties, required, additionalProperties } = inputOf(
      'query Q($n: Int! = 5, $where: Where) { things(first: $n, where: $where) { id } }',
    );

    assert.deepEqual(properties, {
      n: { type: 'integer', description: 'How many.', default: 5 },
      where: { $ref: '#/$defs/Where', description: 'Which ones.' },
    });
    assert.equal(required, undefined);
    assert.equal(additionalProperties, false);
  });

  it('are keys as strings or as numbers', () => {
    const { properties } = inputOf('query Q($id: ID!) { stone(id: $id) { id } }');

    assert.deepEqual(properties?.['id'], { type: ['string', 'integer'] });
  });

  it('are required where they may not be null and have no default', () => {
    const { required } = inputOf(
      'query Q($id: ID!, $n: Int!) { stone(id: $id) { id } things(first: $n) { id } }',
    );

    assert.deepEqual(required, ['id', 'n']);
  });

  it('refer to input types by name, also to themselves', () => {
    const { $defs } = inputOf('query Q($where: Where) { things(where: $where) { id } }');

    assert.deepEqual($defs, {
      Where: {
        type: 'object',
        description: 'Conditions.',
        properties: {
          and: { type: 'array', items: { $ref: '#/$defs/Where' }, description: 'Both hold.' },
          least: { type: 'integer', description: 'At least this.', default: 3 },
          name: { type: 'string' },
          way: { $ref: '#/$defs/Direction' },
        },
        required: ['name'],
        additionalProperties: false,
      },
      Direction: { type: 'string', enum: ['UP', 'DOWN'] },
    });
  });

  it('say what the names of an enumeration mean that is asked for itself, and take null in lists that do', () => {
    const { properties, $defs } = inputOf(
      'query Q($way: Direction! = UP, $ways: [Direction]) { things(where: { name: "x", way: $way }, ways: $ways) { id } }',
    );

    const meaning = {
      type: 'string',
      enum: ['UP', 'DOWN'],
      description: 'Which way.\nUP: Upwards.',
    };
    assert.deepEqual(properties?.['way'], { ...meaning, default: 'UP' });
    assert.deepEqual(properties?.['ways']?.items, { anyOf: [meaning, { type: 'null' }] });
    assert.equal($defs, undefined);
  });

  it('are described by the file where it does, as directives say too little', () => {
    const { properties } = inputOf(
      '# $all: Whether to answer all.\nquery Q($all: Boolean!) { leaf { id way @include(if: $all) } }',
    );

    assert.deepEqual(properties, {
      all: { type: 'boolean', description: 'Whether to answer all.' },
    });
  });

  it('are described by the field of an input that they go into', () => {
    const { properties } = inputOf(
      'query Q($least: Int! = 1) { things(where: { name: "x", least: $least }) { id } }',
    );

    assert.equal(properties?.['least']?.description, 'At least this.');
  });
});
