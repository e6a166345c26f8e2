import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { composeSchemaContract } from '@theguild/federation-composition';
import { buildSchema, type GraphQLSchema, isInterfaceType, isObjectType, parse } from 'graphql';

const read = (name: string): string =>
  readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8');

const subgraph = {
  name: 'radiograph',
  url: 'http://radiograph.test',
  typeDefs: parse(read('subgraph.graphql')),
};

/** What callers see of a supergraph that is filtered by tags. */
const contractOf = (include: readonly string[], exclude: readonly string[]): GraphQLSchema => {
  const { publicSdl, errors } = composeSchemaContract(
    [subgraph],
    { include: new Set(include), exclude: new Set(exclude) },
    true,
  );
  assert.equal(errors, undefined);
  return buildSchema(publicSdl ?? '', { assumeValidSDL: true });
};

/** Types and fields, such as "Image.sex". */
const membersOf = (schema: GraphQLSchema): readonly string[] =>
  Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      isObjectType(type) || isInterfaceType(type)
        ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
        : [type.name],
    )
    .sort();

/** What says how the gateway is run: nobody outside needs it, and it changes without notice. */
const INTERNAL = [
  'Dataset.loadedAt',
  'Dataset.sources',
  'DateTime',
  'ImageConnection.explain',
  'LabelConnection.explain',
  'PatientConnection.explain',
  'QueryPlan.sources',
  'QueryPlan.staticCost',
  'SourcePlan.estimatedBytes',
  'SourcePlan.isCached',
  'SourcePlan.maximumBytesBilled',
  'SourcePlan.question',
  'SourcePlan.source',
  'SourcePlan.statement',
  'SourceStatus.adapter',
  'SourceStatus.isHealthy',
  'SourceStatus.message',
  'SourceStatus.source',
  'StudyConnection.explain',
];

describe('contracts by tags', () => {
  const whole = membersOf(buildSchema(read('schema.graphql')));

  for (const [how, include] of [
    ['of what is public', ['public']],
    ['of all that is not internal', []],
  ] as const) {
    it(`leave out the internal part, in a contract ${how}`, () => {
      const left = new Set(membersOf(contractOf(include, ['internal'])));
      assert.deepEqual(
        whole.filter((member) => !left.has(member)),
        INTERNAL,
      );
    });
  }

  it('have all of it in a contract without a filter', () => {
    const all = new Set(membersOf(contractOf([], [])));
    assert.deepEqual(
      whole.filter((member) => !all.has(member)),
      [],
    );
  });
});
