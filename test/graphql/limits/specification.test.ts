import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSchema, type OperationDefinitionNode, parse } from 'graphql';
import { pricesBy } from '../../../src/graphql/limits/document-price.ts';

const DIRECTIVES = `
  directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
`;

const isOperation = (node: { kind: string }): node is OperationDefinitionNode =>
  node.kind === 'OperationDefinition';

const priceIn = (sdl: string, text: string, variables: Record<string, unknown> = {}) => {
  const document = parse(text);
  const operation = document.definitions.find(isOperation);
  assert.ok(operation);
  return pricesBy(buildSchema(DIRECTIVES + sdl))({ document, operation }).priceOf(variables);
};

// The examples and their costs are those of the IBM GraphQL cost specification, by number.
describe('The cost of a document, by the specification', () => {
  const users = `
    type User { name: String age: Int @cost(weight: "2.0") }
    type Query { users(max: Int): [User] @listSize(slicingArguments: ["max"]) }
  `;

  it('is 11 for calls and 6 for objects in examples 1 and 2', () => {
    assert.deepEqual(priceIn(users, '{ users(max: 5) { age } }'), { types: 6, fields: 11 });
  });

  it('has weights of arguments, as in example 10', () => {
    const sdl = `
      input Filter { x: Int }
      type Query {
        topProducts(filter: Filter @cost(weight: "15.0")): [String] @cost(weight: "5.0") @listSize(assumedSize: 10)
      }`;
    assert.equal(priceIn(sdl, '{ topProducts }').fields, 5);
    assert.equal(priceIn(sdl, '{ topProducts(filter: { x: 1 }) }').fields, 20);
  });

  it('may be less by an argument, as in example 11, and never less than nothing', () => {
    const sdl = (weight: number) => `
      type Product { id: ID }
      type Query { best(approx: Int @cost(weight: "${weight}")): Product @cost(weight: "5.0") }`;
    assert.equal(priceIn(sdl(-3), '{ best { id } }').fields, 5);
    assert.equal(priceIn(sdl(-3), '{ best(approx: 1) { id } }').fields, 2);
    assert.equal(priceIn(sdl(-30), '{ best(approx: 1) { id } }').fields, 0);
  });

  it('has weights of the keys of inputs, as in example 12', () => {
    const sdl = `
      input Filter { approx: Int @cost(weight: "-12.0") more: [Filter!] }
      type Query {
        topProducts(filter: Filter @cost(weight: "15.0")): [String] @cost(weight: "5.0") @listSize(assumedSize: 10)
      }`;
    assert.equal(priceIn(sdl, '{ topProducts(filter: { approx: 1 }) }').fields, 8);
    const asked = 'query ($f: Filter) { topProducts(filter: $f) }';
    assert.equal(priceIn(sdl, asked, { f: { approx: 1 } }).fields, 8);
    assert.equal(priceIn(sdl, asked, {}).fields, 5);
  });

  it('counts the sized fields of a connection, as in example 18', () => {
    const sdl = `
      type Film { title: String }
      type FilmEdge { node: Film }
      type FilmConnection { edges: [FilmEdge] total: Int }
      type Query {
        films(first: Int, last: Int): FilmConnection
          @listSize(slicingArguments: ["first", "last"], sizedFields: ["edges"], assumedSize: 20)
      }`;
    const asked = 'query ($n: Int = 3) { films(first: $n) { total edges { node { title } } } }';
    // Query, connection, and an edge and a film for each of three; films and edges are called once.
    assert.deepEqual(priceIn(sdl, asked), { types: 8, fields: 5 });
    assert.deepEqual(priceIn(sdl, asked, { n: 10 }), { types: 22, fields: 12 });
    assert.deepEqual(priceIn(sdl, '{ films { edges { node { title } } } }').types, 42);
    assert.deepEqual(
      priceIn(sdl, '{ films(first: 1, last: 7) { edges { node { title } } } }').types,
      16,
    );
  });
});

describe('The cost of a document', () => {
  const sdl = `
    interface Node { id: ID }
    type Small implements Node { id: ID leaf: Small @cost(weight: "1") }
    type Large implements Node { id: ID leaf: Small @cost(weight: "50") }
    type Query {
      node: Node
      nodes(ids: [ID!]!): [Node] @listSize(slicingArguments: ["ids"])
      small: Small
    }`;

  it('is that of the dearest type that an object may be', () => {
    const asked = '{ node { ... on Small { leaf { id } } ... on Large { leaf { id } } } }';
    assert.deepEqual(priceIn(sdl, asked), { types: 3, fields: 51 });
    assert.deepEqual(priceIn(sdl, '{ node { ... on Small { leaf { id } } } }'), {
      types: 3,
      fields: 2,
    });
  });

  it('counts a row for each key of a list, and for one that stands without a list', () => {
    const asked = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    assert.equal(priceIn(sdl, asked, { ids: ['a', 'b', 'c'] }).types, 4);
    assert.equal(priceIn(sdl, asked, { ids: 'a' }).types, 2);
    assert.equal(priceIn(sdl, '{ nodes(ids: ["a", "b"]) { id } }').types, 3);
  });

  it('counts each alias, and what is asked for twice once', () => {
    assert.equal(priceIn(sdl, '{ a: small { id } b: small { id } }').types, 3);
    assert.equal(
      priceIn(
        sdl,
        '{ small { id } small { leaf { id } } ...F } fragment F on Query { small { id } }',
      ).types,
      3,
    );
  });

  it('leaves out what directives leave out, by literals, variables and defaults', () => {
    const asked = `query ($yes: Boolean = true) {
      small @skip(if: $yes) { id }
      ... @include(if: $yes) { b: small { id } }
      c: small @include(if: false) { id }
    }`;
    assert.equal(priceIn(sdl, asked).types, 2);
    assert.equal(priceIn(sdl, asked, { yes: false }).types, 2);
    assert.equal(priceIn(sdl, '{ small @skip(if: true) { id } }').types, 1);
    const twice =
      'query ($a: Boolean!, $b: Boolean!) { ...F @include(if: $a) ...F @include(if: $b) } fragment F on Query { small { id } }';
    assert.equal(priceIn(sdl, twice, { a: false, b: true }).types, 2);
    assert.equal(priceIn(sdl, twice, { a: false, b: false }).types, 1);
  });
});
