import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSpending, type StatementCost } from '../src/spending.ts';

const COST: StatementCost = { bytesProcessed: 5, bytesBilled: 10, isCached: false };
const NEVER = new Promise<StatementCost>(() => {});

describe('What a request spent', () => {
  it('is nothing that can be told where no statement was billed by bytes', async () => {
    assert.equal(await createSpending().total(0), null);
  });

  it('is the sum of what is known in time', async () => {
    const spending = createSpending();
    spending.add(Promise.resolve(COST));
    spending.add(NEVER);

    assert.deepEqual(await spending.total(1), {
      statements: 2,
      cachedStatements: 0,
      bytesProcessed: 5,
      bytesBilled: 10,
    });
  });

  it('is not waited for longer than it takes to know all', async () => {
    const spending = createSpending();
    spending.add(Promise.resolve(COST));
    const anHour = 3_600_000;

    assert.equal((await spending.total(anHour))?.bytesBilled, 10);
  });
});
