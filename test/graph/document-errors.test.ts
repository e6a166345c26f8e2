import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Answering, startAnswering } from './errors/answering.ts';

interface WrongDocument {
  readonly what: string;
  readonly source: string;
  readonly variables?: Record<string, unknown>;
  readonly code: string;
  readonly message: RegExp;
}

const WRONG: readonly WrongDocument[] = [
  {
    what: 'a field that does not exist',
    source: '{ pictures { totalCount } }',
    code: 'GRAPHQL_VALIDATION_FAILED',
    message: /pictures/,
  },
  {
    what: 'an argument of another type',
    source: '{ images(first: "x") { totalCount } }',
    code: 'GRAPHQL_VALIDATION_FAILED',
    message: /Int/,
  },
  { what: 'no document', source: '{', code: 'GRAPHQL_PARSE_FAILED', message: /Syntax Error/ },
  {
    what: 'a value that its enumeration does not have',
    source: '{ images(filter: { sex: { eq: OTHER } }) { totalCount } }',
    code: 'GRAPHQL_VALIDATION_FAILED',
    message: /OTHER/,
  },
  {
    what: 'a variable of another type',
    source: 'query ($first: Int) { images(first: $first) { totalCount } }',
    variables: { first: 'x' },
    code: 'BAD_USER_INPUT',
    message: /\$first/,
  },
  {
    what: 'a variable that is missing',
    source: 'query ($id: ID!) { node(id: $id) { id } }',
    code: 'BAD_USER_INPUT',
    message: /\$id/,
  },
  {
    what: 'a key that a filter does not have',
    source: 'query ($filter: ImageFilterInput) { images(filter: $filter) { totalCount } }',
    variables: { filter: { age: 3 } },
    code: 'BAD_USER_INPUT',
    message: /age/,
  },
  {
    what: 'a null where a default stands',
    source:
      'query ($set: LabelSetCode) { labelSets { code } image(by: { imageIndex: "00000013_008.png" }) { findings(labelSet: $set) } }',
    variables: { set: null },
    code: 'BAD_USER_INPUT',
    message: /labelSet/,
  },
];

describe('An error of the document is told as it is', () => {
  let gateway: Answering;
  before(async () => {
    gateway = await startAnswering();
  });
  after(() => gateway?.stop());

  for (const { what, source, variables, code, message } of WRONG) {
    it(what, async () => {
      const { errors, logged } = await gateway.ask(source, () => ({}), variables);

      assert.equal(errors.length, 1);
      assert.equal(errors[0]?.extensions['code'], code);
      assert.match(errors[0]?.message ?? '', message);
      assert.deepEqual(Object.keys(errors[0]?.extensions ?? {}), ['code']);
      assert.deepEqual(logged, []);
    });
  }

  it('a list that is too long', async () => {
    const { errors, logged } = await gateway.ask(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      () => ({}),
      { ids: Array.from({ length: 1001 }, String) },
    );

    assert.deepEqual(errors[0]?.extensions, { code: 'BAD_USER_INPUT' });
    assert.deepEqual(logged, []);
  });
});
