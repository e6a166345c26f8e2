import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listingOf } from './made-up-tools.ts';

describe('The answer of a tool', () => {
  const formOf = (source: string, key: string) => listingOf(source).outputSchema.properties?.[key];

  it('has the selected fields under their keys, null where the schema says so', () => {
    assert.deepEqual(formOf('query Q { rock: stone(id: 1) { grams: weight id } }', 'rock'), {
      type: 'object',
      description: 'One of them.',
      properties: {
        grams: { type: ['number', 'null'], description: 'In grams.' },
        id: { type: 'string' },
      },
      required: ['grams', 'id'],
      additionalProperties: false,
    });
  });

  it('has lists of lists, each null or not', () => {
    const form = formOf('query Q { leaf { veins } }', 'leaf');

    assert.deepEqual(form?.properties?.['veins'], {
      type: 'array',
      items: { type: 'array', items: { type: ['integer', 'null'] } },
    });
  });

  it('has for an interface the form of each of its types, with fragments that hold for it', () => {
    const form = formOf(
      'query Q { things { __typename ...Own ... on Leaf { way } } } fragment Own on Thing { id ... on Stone { weight } }',
      'things',
    );

    const [stone, leaf] = form?.items?.anyOf ?? [];
    assert.deepEqual(form?.type, ['array', 'null']);
    assert.deepEqual(Object.keys(stone?.properties ?? {}), ['__typename', 'id', 'weight']);
    assert.deepEqual(leaf?.properties?.['__typename'], { type: 'string', const: 'Leaf' });
    assert.deepEqual(leaf?.properties?.['way'], { type: 'string', enum: ['UP', 'DOWN'] });
  });

  it('may lack what a directive leaves out, unless it is selected without one, too', () => {
    const form = formOf(
      'query Q($all: Boolean!) { stone(id: 1) { id weight @include(if: $all) ... @skip(if: $all) { id } } }',
      'stone',
    );

    assert.deepEqual(form?.required, ['id']);
  });

  it('has what one key selects at two places together', () => {
    const form = formOf('query Q { leaf { id } ... { leaf { way } } }', 'leaf');

    assert.deepEqual(form?.required, ['id', 'way']);
  });

  it('may name fields that could not be answered', () => {
    const { properties, required } = listingOf('query Q { leaf { id } }').outputSchema;

    assert.equal(properties?.['errors']?.type, 'array');
    assert.deepEqual(required, ['leaf']);
  });
});
