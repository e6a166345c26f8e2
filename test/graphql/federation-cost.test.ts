import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse, print } from 'graphql';
import { withFederationCost } from '../../src/graphql/federation/federation-cost.ts';

/** A field of Query as a subgraph has it. */
const inSubgraph = (field: string): string =>
  print(withFederationCost(parse(`type Query { ${field} }`)))
    .replace(/^type Query \{\s*/, '')
    .replace(/\s*\}$/, '');

describe('costs in the form of federation', () => {
  it('makes whole numbers of weights, parts of a point counting as one', () => {
    assert.equal(inSubgraph('a: Int @cost(weight: "2.1")'), 'a: Int @cost(weight: 3)');
    assert.equal(inSubgraph('a: Int @cost(weight: "200")'), 'a: Int @cost(weight: 200)');
  });

  it('keeps the arguments that are numbers', () => {
    const field =
      'a(first: Int, last: Int!): [Int] @listSize(assumedSize: 20, slicingArguments: ["first", "last"], requireOneSlicingArgument: false)';
    assert.equal(inSubgraph(field), field);
  });

  it('leaves out the arguments that are lists of keys', () => {
    assert.equal(
      inSubgraph('a(ids: [ID!]!): [Int] @listSize(assumedSize: 1, slicingArguments: ["ids"])'),
      'a(ids: [ID!]!): [Int] @listSize(assumedSize: 1)',
    );
  });

  it('leaves out a list size that then says nothing', () => {
    assert.equal(
      inSubgraph('a(ids: [ID!]!): [Int] @listSize(slicingArguments: ["ids"])'),
      'a(ids: [ID!]!): [Int]',
    );
  });
});
