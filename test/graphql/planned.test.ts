// Plans say what graphql-js says, of made-up objects whose fields fail in every way.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { execute, Kind, parse } from 'graphql';
import { planOperation } from '../../src/graphql/planned/plan-operation.ts';
import { arbitraryDocument } from './asked/arbitrary-document.ts';
import { arbitraryThing } from './asked/failing-things.ts';
import { isNullAt, outcomeOf, SCHEMA } from './asked/thing-schema.ts';

const VARIABLES = [
  { yes: true, word: 'a' },
  { yes: false, word: null },
] as const;

/** Runs a document by a plan, each with other variables, and by graphql-js. */
const bothWays = async (text: string, makeRoot: (isLater: boolean) => object, isLater: boolean) => {
  const document = parse(text);
  const [operation] = document.definitions;
  assert.ok(operation?.kind === Kind.OPERATION_DEFINITION);
  const plan = planOperation(SCHEMA, document, operation);
  assert.ok(plan !== null, 'It is declined.');
  const answers = [];
  // The first once more: its plan is kept.
  for (const variableValues of [...VARIABLES, VARIABLES[0]]) {
    const contextValue = { root: makeRoot(isLater) };
    answers.push({
      planned: await plan.run(variableValues, { root: makeRoot(false) }),
      expected: await execute({ schema: SCHEMA, document, contextValue, variableValues }),
    });
  }
  return answers;
};

describe('A plan of a document gives what graphql-js gives', () => {
  it('where all is there at once: data, and errors in their order', async () => {
    let failed = 0;
    const check = fc.asyncProperty(
      arbitraryDocument,
      arbitraryThing(['value', 'null', 'throw', 'error', 'odd']),
      async (text, thing) => {
        for (const { planned, expected } of await bothWays(text, thing.make, false)) {
          assert.deepEqual(outcomeOf(planned), outcomeOf(expected));
          if (expected.errors !== undefined) failed += 1;
        }
      },
    );
    await fc.assert(check, { numRuns: 600 });
    assert.ok(failed > 300, `${failed} answers had errors`);
  });

  it('where some comes later: data, and an error for what is null', async () => {
    const unheard: unknown[] = [];
    const note = (error: unknown): void => void unheard.push(error);
    process.on('unhandledRejection', note);
    const check = fc.asyncProperty(
      arbitraryDocument,
      arbitraryThing(['value', 'null', 'throw', 'later', 'reject']),
      async (text, thing) => {
        for (const { planned, expected } of await bothWays(text, thing.make, true)) {
          assert.equal(outcomeOf(planned).data, outcomeOf(expected).data);
          // Which of several failures is told depends on turns that nobody promises.
          assert.equal(planned.errors === undefined, expected.errors === undefined);
          for (const { path } of planned.errors ?? []) assert.ok(isNullAt(planned.data, path));
        }
      },
    );
    await fc.assert(check, { numRuns: 600 });
    await nextTurn();
    process.off('unhandledRejection', note);
    assert.deepEqual(unheard, []);
  });

  it('waits for what is asked still where something beside it fails', async () => {
    let isDone = false;
    const later = Promise.resolve().then(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      isDone = true;
      return 1;
    });
    const root = {
      get one() {
        return later;
      },
      get surely() {
        throw new Error('no');
      },
    };
    const document = parse('{ strict { one surely } }');
    const [operation] = document.definitions;
    assert.ok(operation?.kind === Kind.OPERATION_DEFINITION);
    const result = await planOperation(SCHEMA, document, operation)?.run({}, { root });

    assert.deepEqual(
      [result?.data, result?.errors?.map(({ path }) => path)],
      [null, [['strict', 'surely']]],
    );
    assert.ok(isDone);
  });
});
