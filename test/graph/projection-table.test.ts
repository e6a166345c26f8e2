import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { buildGatewaySchema } from '../../src/graphql/schema.ts';
import { RESTS_ON_IMAGE } from '../../src/image/image-parts.ts';
import { RESTS_ON_ASSESSMENT } from '../../src/label/assessment-parts.ts';
import { inRequest, ownRequest } from '../../src/request.ts';
import { nameOfParts, shownParts } from '../../src/shown-parts.ts';
import { GRAPH_TYPES } from '../../src/terms/graph-types.ts';
import { FIELDS } from './projection/image-fields.ts';

describe('What fields rest on', () => {
  let schema: GraphQLSchema;
  before(async () => {
    schema = await buildGatewaySchema();
  });

  const fieldsOf = (type: string): string[] => {
    const found = schema.getType(type);
    return isObjectType(found) ? Object.keys(found.getFields()).sort() : [];
  };

  for (const [name, table] of Object.entries({
    images: RESTS_ON_IMAGE,
    labels: RESTS_ON_ASSESSMENT,
  })) {
    for (const [type, fields] of Object.entries(table)) {
      it(`is known of every field of ${type}, of ${name}`, () => {
        assert.deepEqual(Object.keys(fields).sort(), fieldsOf(type));
      });
    }
  }

  it('is tested of every field of Image', () => {
    assert.deepEqual(Object.keys(FIELDS).sort(), fieldsOf('Image'));
  });

  it('is known of every type of the graph', () => {
    const types = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('__'));
    assert.deepEqual([...GRAPH_TYPES].sort(), types.sort());
  });

  it('is anything, where a field or its type is new, or nobody says what is shown', () => {
    const partsOf = (...shown: string[]): string =>
      inRequest(ownRequest({ shown: () => new Set(shown) }), () =>
        nameOfParts(shownParts(RESTS_ON_IMAGE)),
      );

    assert.equal(partsOf('Image.split', 'Image.findings', 'Query.images'), 'nlpPresent,split');
    assert.equal(partsOf('Image.__typename', 'Label.value', 'Query.whatever'), 'NONE');
    assert.equal(partsOf('Image.split', 'Image.colour'), 'ALL');
    assert.equal(partsOf('Image.split', 'Colour.name'), 'ALL');
    assert.equal(nameOfParts(shownParts(RESTS_ON_IMAGE)), 'ALL');
  });
});
