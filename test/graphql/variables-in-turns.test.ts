import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSchema, getVariableValues, Kind, parse } from 'graphql';
import { readVariables } from '../../src/graphql/variables-in-turns.ts';

const schema = buildSchema(`
  enum Finding { EFFUSION MASS }
  input Prediction { imageIndex: ID!, finding: Finding! = MASS, score: Float! }
  type Query { evaluate(predictions: [Prediction!]!, by: Finding, more: [[Int]]): Int }
`);
const [operation] = parse(
  'query ($p: [Prediction!]!, $by: Finding = MASS, $more: [[Int]] = [[1]]) { evaluate(predictions: $p, by: $by, more: $more) }',
).definitions;
const definitions =
  operation?.kind === Kind.OPERATION_DEFINITION ? (operation.variableDefinitions ?? []) : [];

const LONG = 20_000;
const good = Array.from({ length: LONG }, (_, at) => ({ imageIndex: at, score: at / LONG }));
const withItem = (at: number, item: unknown): readonly unknown[] =>
  good.map((one, place) => (place === at ? item : one));

const CASES: Readonly<Record<string, Record<string, unknown>>> = {
  'a long list': { p: good },
  'a long list beside others': { p: good, by: 'EFFUSION', more: [[1, null], null] },
  'two long lists': { p: good, more: Array.from({ length: LONG }, (_, at) => at) },
  'a list of one, written without brackets': { p: good[0] },
  'an item that is null': { p: withItem(LONG - 1, null) },
  'an item with a key that is not there': { p: withItem(7, { imageIndex: 1, score: 1, x: 1 }) },
  'an item without a key': { p: withItem(0, { imageIndex: 'a' }) },
  'an item with a wrong value': { p: withItem(5000, { imageIndex: 'a', score: '1' }) },
  'a wrong value beside a long list': { p: good, by: 'NOTHING' },
  'a long list where none is wanted': { p: good, by: good },
  'a variable that nobody declared': { p: good, other: good },
};

describe('Variables that are read in turns', () => {
  for (const [name, given] of Object.entries(CASES)) {
    it(`are what graphql-js makes of them: ${name}`, async () => {
      const found = await readVariables(schema, definitions, given);
      const wanted = getVariableValues(schema, definitions, given);

      assert.deepEqual(found.coerced, wanted.coerced);
      assert.deepEqual(found.errors?.map(String), wanted.errors?.map(String));
    });
  }

  it('let others in between', async () => {
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await readVariables(schema, definitions, { p: [...good, ...good, ...good, ...good] });
    isOver = true;

    assert.ok(turns > 1, `${turns} turns`);
  });
});
