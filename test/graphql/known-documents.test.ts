import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { createKnownDocuments } from '../../src/graphql/known-documents.ts';

const TEXT = 'query One { a }\nquery Two { b }';

const isOperation = (node: DocumentNode['definitions'][number]): node is OperationDefinitionNode =>
  node.kind === Kind.OPERATION_DEFINITION;

describe('A document that is known', () => {
  it('is found by the same text and the same operation, however they could be put together', () => {
    const known = createKnownDocuments();
    const document = parse(TEXT);
    const operation = document.definitions.find(isOperation) ?? assert.fail();
    const one = { document, operation, queryHash: '', isTrusted: false };
    known.note({ by: 'text', name: TEXT, operationName: 'One' }, one);

    assert.equal(known.find({ by: 'text', name: TEXT, operationName: 'One' }), one);
    for (const [operationName, name] of [
      [null, TEXT],
      ['Two', TEXT],
      ['One\nquery One { a }', 'query Two { b }'],
      [null, `One\n${TEXT}`],
      ['On', `e${TEXT}`],
    ] as const) {
      assert.equal(known.find({ by: 'text', name, operationName }), undefined);
    }
    assert.equal(known.find({ by: 'hash', name: TEXT, operationName: 'One' }), undefined);
  });
});
