import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { StatementCost } from '../../src/spending.ts';
import { type AskingPatients, askingPatients } from '../graphql/asked/asking-patients.ts';

const QUERY = '{ patient(patientId: 13) { sex } }';
const DATA = { patient: { sex: 'MALE' } };
const MIB = 1024 * 1024;

// The catalog of these tests is DuckDB's, which bills nothing: a test says what its statements cost.
describe('extensions.cost', () => {
  let costs: Promise<StatementCost | null>[] = [];
  let gateway: AskingPatients;
  before(async () => {
    gateway = await askingPatients(({ spending }) => {
      for (const cost of costs) spending.add(cost);
    });
  });
  after(() => gateway?.stop());
  beforeEach(() => {
    costs = [];
  });

  it('is not there where nothing is billed by bytes', async () => {
    for (let i = 0; i < 3; i += 1) {
      assert.deepEqual(Object.keys(await gateway.ask({ query: QUERY })), ['data']);
    }
  });

  it('tells what all statements of a request cost together', async () => {
    costs = [
      Promise.resolve({ bytesProcessed: 1000, bytesBilled: 10 * MIB, isCached: false }),
      Promise.resolve({ bytesProcessed: 30 * MIB, bytesBilled: 30 * MIB, isCached: false }),
      Promise.resolve({ bytesProcessed: 0, bytesBilled: 0, isCached: true }),
    ];
    for (let i = 0; i < 3; i += 1) {
      assert.deepEqual(await gateway.ask({ query: QUERY }), {
        data: DATA,
        extensions: {
          cost: {
            statements: 3,
            cachedStatements: 1,
            bytesProcessed: String(30 * MIB + 1000),
            bytesBilled: String(40 * MIB),
          },
        },
      });
    }
  });

  it('waits for what is told later than the rows', async () => {
    const { promise, resolve } = Promise.withResolvers<StatementCost>();
    costs = [promise];
    const answer = gateway.ask({ query: QUERY });
    setImmediate(() => resolve({ bytesProcessed: 1, bytesBilled: 10 * MIB, isCached: false }));

    assert.match(JSON.stringify((await answer).extensions), /"bytesBilled":"10485760"/);
  });

  it('counts a statement whose cost could not be learnt', async () => {
    costs = [Promise.resolve(null), Promise.reject(new Error('x'))];

    assert.deepEqual((await gateway.ask({ query: QUERY })).extensions, {
      cost: { statements: 2, cachedStatements: 0, bytesProcessed: '0', bytesBilled: '0' },
    });
    assert.deepEqual(gateway.logged, []);
  });

  it('is that of the request alone, where many are answered at once', async () => {
    costs = [Promise.resolve({ bytesProcessed: 1, bytesBilled: 10 * MIB, isCached: false })];

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => gateway.ask({ query: QUERY })),
    );

    for (const { extensions } of answers) {
      assert.match(JSON.stringify(extensions), /"statements":1,/);
    }
  });
});
