import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { readConfig } from '../../src/config.ts';
import { createContext } from '../../src/context.ts';
import { buildGatewaySchema } from '../../src/graphql/schema.ts';
import { ownRequest } from '../../src/request.ts';
import { addressesOf, sampleDir, startGateway, type TestGateway } from '../support/gateway.ts';

const folder = fileURLToPath(new URL('../../schema/operations', import.meta.url));

const operations = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.graphql'))
  .map((path) => ({ name: path, text: readFileSync(join(folder, path), 'utf8'), variables: {} }));

const image = 'image(by: { imageIndex: "00000013_008.png" })';

// What sample operations do not have, and a compiler can get wrong.
const others = [
  {
    name: 'aliases of one field',
    text: `{ a: ${image} { imageIndex } b: ${image} { id } }`,
    variables: {},
  },
  {
    name: 'fragments within fragments',
    text: `{ ${image} { ...A } } fragment A on Image { patient { ...B } ...C } fragment B on Patient { sex } fragment C on Image { study { patient { ...B patientId } } }`,
    variables: {},
  },
  {
    name: 'skip and include by variables',
    text: `query ($yes: Boolean!, $no: Boolean!) { ${image} { imageIndex @include(if: $yes) id @skip(if: $yes) patient @include(if: $no) { sex } } }`,
    variables: { yes: true, no: false },
  },
  {
    name: 'an interface, its types and their names',
    text: '{ search(text: "13", first: 3) { __typename id ... on Patient { imageCount } ... on Image { imageIndex } } }',
    variables: {},
  },
  {
    name: 'null items',
    text: '{ imagesByIndex(imageIndexes: ["x", "00000013_008.png"]) { imageIndex } }',
    variables: {},
  },
  {
    name: 'an error within nullable and non-null fields',
    text: `{ ${image} { imageIndex boundingBoxes(units: { width: 0, height: 1 }) { x } } dataset { name } }`,
    variables: {},
  },
  {
    name: 'a refused argument of a non-null field',
    text: '{ images(first: 501) { totalCount } }',
    variables: {},
  },
  {
    name: 'variables of every kind',
    text: 'query ($filter: ImageFilterInput, $order: [ImageOrderByInput!], $first: Int = 3) { images(filter: $filter, orderBy: $order, first: $first) { totalCount nodes { imageIndex patientAgeYears } pageInfo { endCursor } edges { cursor } } }',
    variables: {
      filter: { or: [{ sex: { eq: 'FEMALE' } }, { patientAgeYears: { gt: 60 } }] },
      order: [{ field: 'PATIENT_AGE_YEARS', direction: 'DESC' }],
    },
  },
  {
    name: 'variables within an input, some not given',
    text: 'query ($sex: Sex!, $ages: [Int!], $set: LabelSetCode, $after: String) { images(filter: { sex: { eq: $sex }, patientAgeYears: { in: $ages } }, after: $after, first: 2) { totalCount nodes { findings(labelSet: $set) } } }',
    variables: { sex: 'MALE', ages: [50, 51, 52] },
  },
  {
    name: 'keys of an input whose variables are not given',
    text: 'query ($m: Int, $sex: Sex, $value: LabelValue, $left: LabelValue, $ages: [Int!]) { images(filter: { sex: { eq: $sex, in: [FEMALE, MALE] }, patientAgeYears: { gte: $m, lt: 50, in: $ages } }) { totalCount } labels(filter: { value: { eq: $value, in: [PRESENT] } }) { totalCount } more: images(filter: { disagreement: { finding: PNEUMOTHORAX, left: { source: NLP, labelSet: NIH_NLP_2020 }, right: { source: READER, labelSet: FOUR_FINDINGS_2019 }, leftValue: $left } }) { totalCount } }',
    variables: {},
  },
  {
    name: 'a null variable where null is refused',
    text: 'query ($filter: ImageFilterInput) { images(filter: $filter) { totalCount } }',
    variables: { filter: null },
  },
  { name: 'a default that is not overridden', text: `{ ${image} { findings } }`, variables: {} },
];

const asClientsGetIt = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const pathsAndMessages = (errors: readonly { message: string; path?: unknown }[] | undefined) =>
  errors?.map(({ message, path }) => ({ message, path }));

describe('A document that is asked again', () => {
  let gateway: TestGateway;
  let schema: GraphQLSchema;

  before(async () => {
    gateway = await startGateway();
    schema = await buildGatewaySchema();
  });

  after(() => gateway.stop());

  for (const { name, text, variables } of [...operations, ...others]) {
    it(`is answered as graphql-js answers it: ${name}`, async () => {
      const reference = await execute({
        schema,
        document: parse(text),
        variableValues: variables,
        contextValue: createContext(
          gateway.sources,
          addressesOf(readConfig({}, sampleDir)),
          ownRequest(),
        ),
      });

      const answers = [];
      for (let time = 1; time <= 3; time += 1) answers.push(await gateway.query(text, variables));

      for (const answer of answers) {
        assert.deepEqual(answer.data, asClientsGetIt(reference.data ?? null));
        assert.deepEqual(
          pathsAndMessages(answer.errors),
          asClientsGetIt(pathsAndMessages(reference.errors) ?? null) ?? undefined,
        );
        assert.deepEqual(answer.errors, answers[0]?.errors);
      }
    });
  }

  it('names a variable of another type each time', async () => {
    const text = 'query ($first: Int!) { images(first: $first) { totalCount } }';

    for (const value of ['many', 'many', 'many', 2.5]) {
      const { errors } = await gateway.query(text, { first: value });
      assert.equal(errors?.length, 1);
      assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT');
      assert.match(errors[0]?.message ?? '', /\$first/);
    }
  });

  it('lists the schema as graphql-js does', async () => {
    const text =
      '{ __schema { queryType { fields { name } } } __type(name: "Image") { name description } }';
    const answers = [
      await gateway.query(text),
      await gateway.query(text),
      await gateway.query(text),
    ];

    assert.deepEqual(answers[2], answers[0]);
    assert.match(JSON.stringify(answers[0]), /imagesByIndex.*One chest radiograph/);
  });
});
