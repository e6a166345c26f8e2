import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { listSizeOf } from '../../src/graphql/limits/cost-directives.ts';
import { type OperationPrice, pricesBy } from '../../src/graphql/limits/document-price.ts';
import { buildGatewaySchema } from '../../src/graphql/schema.ts';
import { fastCheckSettings } from '../oracle/fast-check-settings.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { objectsIn, randomDocument } from './property/random-document.ts';

/** What is not counted one by one, or more than that: its weight is in the schema. */
const WEIGHTS: Readonly<Record<string, number>> = { CrossTabCell: 0, Agreement: 100 };

/** Dearer ones would take the test too long. */
const DEAREST = 20_000;

const isOperation = (node: { kind: string }): node is OperationDefinitionNode =>
  node.kind === 'OperationDefinition';

describe('The price of a document', () => {
  let gateway: TestGateway;
  let schema: GraphQLSchema;
  let priceOf: (text: string) => OperationPrice;
  before(async () => {
    gateway = await startGateway({ env: { LIMITS: 'measure' }, cacheMegabytes: 16 });
    schema = await buildGatewaySchema();
    const prices = pricesBy(schema);
    priceOf = (text) => {
      const document = parse(text);
      const operation = document.definitions.find(isOperation);
      assert.ok(operation);
      return prices({ document, operation });
    };
  });
  after(() => gateway.stop());

  it('is never less than the objects of its answer, whatever is asked', async () => {
    let answered = 0;
    const law = fc.asyncProperty(
      fc.array(fc.nat(), { minLength: 10, maxLength: 200 }),
      async (tape) => {
        let at = 0;
        const text = randomDocument(schema, (below) => {
          at += 1;
          return ((tape[at % tape.length] ?? 0) + at) % below;
        });
        if (validate(schema, parse(text)).length > 0) return;
        const { types, fields } = priceOf(text).priceOf({});
        if (types + fields > DEAREST) return;
        const { data } = await gateway.query(text);
        const counted = [...objectsIn(data)].reduce(
          (sum, [name, count]) => sum + count * (WEIGHTS[name] ?? 1),
          0,
        );
        answered += counted > 1 ? 1 : 0;
        assert.ok(counted <= types, `${counted} objects, priced as ${types}: ${text}`);
      },
    );
    await fc.assert(law, fastCheckSettings(150));
    assert.ok(answered > 50, `Only ${answered} documents had an answer.`);
  });

  it('knows the length of every list of objects', () => {
    const unknown = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith('__')
        ? Object.values(type.getFields()).flatMap((field) => {
            const isList = isListType(getNullableType(field.type));
            const isSized =
              /^(edges|nodes|_entities)$/.test(field.name) && !type.name.startsWith('Dataset');
            const isOfObjects = isCompositeType(getNamedType(field.type));
            return isList && isOfObjects && !isSized && listSizeOf(field) === null
              ? [`${type.name}.${field.name}`]
              : [];
          })
        : [],
    );
    assert.deepEqual(unknown, []);
  });

  it('is 1 for one object more, and none for one value more', () => {
    const points = (text: string) => priceOf(text).pointsOf({});
    const page = (fields: string) => points(`{ images(first: 50) { nodes { ${fields} } } }`);
    assert.equal(page('id'), 1 + 201 + 1 + 50);
    assert.equal(page('id sex: imageIndex viewPosition'), page('id'));
    assert.equal(page('id patient { id }') - page('id'), 50 * 2);
    assert.equal(points('{ imagesByIndex(imageIndexes: ["a", "b", "c"]) { id } }'), 1 + 1 + 3);
  });

  it('grows with what is computed: by findings, by scores, and for each alias again', () => {
    const points = (text: string) => priceOf(text).pointsOf({});
    const agreement = (findings: string) =>
      `agreement(labelSet: ALL_FINDINGS_2021, findings: [${findings}]) { imageCount }`;
    const one = points(`{ ${agreement('MASS')} }`);
    assert.equal(points(`{ ${agreement('MASS NODULE')} }`) - one, 100);
    assert.equal(points(`{ a: ${agreement('MASS')} b: ${agreement('MASS')} }`) - one, one - 1);
    const scored = (count: number) => {
      const scores = `{ imageIndex: "x", finding: MASS, score: 0.5 } `.repeat(count);
      return points(
        `{ evaluate(reference: { source: NLP, labelSet: NIH_NLP_2020 }, predictions: [${scores}]) { imageCount } }`,
      );
    };
    assert.equal(scored(3) - scored(1), 2);
  });

  it('of entities is counted by their references', () => {
    const text = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Image { id } } }';
    const r = [1, 2, 3].map((n) => ({ __typename: 'Image', imageIndex: `${n}.png` }));
    assert.equal(priceOf(text).priceOf({ r }).types, 4);
  });
});

describe('QueryPlan.staticCost', () => {
  it('is the price of its connection, of several of a kind one', async () => {
    const gateway = await startGateway();
    const text = `{
      patients(first: 2) { explain { staticCost } nodes { images(first: 3) { nodes { id } explain { staticCost } } } }
    }`;
    for (const _ of ['the first time', 'again']) {
      const { patients } = await gateway.data<{
        patients: { explain: object; nodes: { images: { explain: object } }[] };
      }>(text);
      // A page of three and its plan: connection 1 + 10, nodes 1 + 3, explain 200 + 1.
      const inner = 11 + 4 + 201;
      assert.deepEqual(patients.nodes[1]?.images.explain, { staticCost: inner });
      assert.deepEqual(patients.explain, { staticCost: 201 + 201 + 1 + 2 * (1 + inner) });
    }
    await gateway.stop();
  });
});
