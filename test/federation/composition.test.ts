import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  buildSchema,
  type DocumentNode,
  type GraphQLSchema,
  graphql,
  isObjectType,
  isUnionType,
  Kind,
  parse,
} from 'graphql';
import { SCORES_SDL } from '../../examples/supergraph/scores.ts';
import { sdlOf } from '../../scripts/schema/subgraph.ts';
import { printContract } from '../../src/graphql/federation/sdl.ts';
import { buildGatewaySchema } from '../../src/graphql/schema.ts';
import { COMPOSERS } from './composing.ts';

const committed = (name: string): string =>
  readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8');

/** The types of a document that have a key, with the fields of their keys. */
const keysIn = ({ definitions }: DocumentNode): Record<string, readonly string[]> =>
  Object.fromEntries(
    definitions.flatMap((definition) => {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
      const keys = (definition.directives ?? [])
        .filter(({ name }) => name.value === 'key')
        .flatMap(({ arguments: given }) =>
          (given ?? []).flatMap(({ value }) => (value.kind === Kind.STRING ? [value.value] : [])),
        );
      return keys.length === 0 ? [] : [[definition.name.value, keys]];
    }),
  );

const KEYS = {
  Image: ['id', 'imageIndex', 'sopInstanceUid'],
  LabelSet: ['code', 'id'],
  Patient: ['id', 'patientId'],
  Reader: ['id', 'readerId'],
  Study: ['id', 'studyInstanceUid'],
};

describe('the subgraph', () => {
  let schema: GraphQLSchema;
  let sdl: string;
  let typeDefs: DocumentNode;
  before(async () => {
    schema = await buildGatewaySchema();
    sdl = await sdlOf(schema);
    typeDefs = parse(sdl);
  });

  it('is the file that is committed, and the contract too', async () => {
    assert.equal(committed('subgraph.graphql'), sdl);
    assert.equal(committed('schema.graphql'), await printContract(schema));
  });

  it('prints the same where a schema is built again', async () => {
    const again = await buildGatewaySchema();
    assert.equal(await sdlOf(again), sdl);
    assert.equal(await printContract(again), await printContract(schema));
  });

  it('pins the version of federation', () => {
    assert.match(
      sdl,
      /^extend schema @link\(url: "https:\/\/specs\.apollo\.dev\/federation\/v2\.9"/,
    );
  });

  it('declares its keys, each of which is taken', async () => {
    assert.deepEqual(keysIn(typeDefs), KEYS);
    const representations = Object.entries(KEYS).flatMap(([__typename, keys]) =>
      keys.map((key) => ({ __typename, [key]: null })),
    );

    const { errors = [] } = await graphql({
      schema,
      source: 'query ($all: [_Any!]!) { _entities(representations: $all) { __typename } }',
      variableValues: { all: representations },
    });

    assert.equal(errors.length, representations.length);
    for (const [index, { message }] of errors.entries()) {
      const { __typename = '', ...fields } = representations[index] ?? {};
      const [key = ''] = Object.keys(fields);
      assert.match(message, new RegExp(`one of the keys .*\\b${key}\\b.* of ${__typename};`));
    }
  });

  it('has the machinery that Apollo’s own library makes of its printed form', () => {
    const theirs = buildSubgraphSchema([{ typeDefs }]);
    for (const name of ['_entities', '_service']) {
      const [own, other] = [schema, theirs].map((one) => one.getQueryType()?.getFields()[name]);
      assert.equal(String(own?.type), String(other?.type));
      assert.deepEqual(own?.args.map(String), other?.args.map(String));
      assert.deepEqual(
        own?.args.map(({ type }) => String(type)),
        other?.args.map(({ type }) => String(type)),
      );
    }
    const [own, other] = [schema, theirs].map((one) => {
      const union = one.getType('_Entity');
      return isUnionType(union) ? union.getTypes().map(String).sort() : null;
    });
    assert.deepEqual(own, other);
  });

  it('keeps what only routers ask out of the contract with callers', () => {
    const contract = buildSchema(committed('schema.graphql'));
    const names = Object.keys(contract.getTypeMap()).filter((name) => !name.startsWith('__'));
    assert.deepEqual(
      names.filter((name) => name.startsWith('_')),
      [],
    );
    assert.doesNotMatch(committed('schema.graphql'), /@(key|shareable|tag|link)\b/);
  });

  for (const [name, compose] of Object.entries(COMPOSERS)) {
    it(`is composed with another subgraph by ${name}`, () => {
      const { supergraphSdl, problems } = compose([
        { name: 'radiograph', url: 'http://radiograph.test', typeDefs },
        { name: 'scores', url: 'http://scores.test', typeDefs: parse(SCORES_SDL) },
      ]);

      assert.deepEqual(problems, []);
      const image = buildSchema(supergraphSdl ?? '').getType('Image');
      const fields = isObjectType(image) ? image.getFields() : {};
      assert.ok('scores' in fields && 'viewPosition' in fields);
    });

    it(`is refused by ${name} where the other has a field of its own that is not shared`, () => {
      const other = parse(`
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
        type Query { x: Image }
        type Image @key(fields: "imageIndex") { imageIndex: ID! viewPosition: String! }
      `);
      const { problems } = compose([
        { name: 'radiograph', url: 'http://radiograph.test', typeDefs },
        { name: 'other', url: 'http://other.test', typeDefs: other },
      ]);
      assert.notDeepEqual(problems, []);
    });
  }
});
