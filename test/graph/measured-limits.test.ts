import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { hear } from '../../src/signals.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

describe('Variables, and limits that are only measured', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway.stop());

  const refusalOf = async (query: string, variables: Record<string, unknown>) => {
    const { errors } = await gateway.query(query, variables);
    const { code, ...told } = errors?.[0]?.extensions ?? {};
    assert.equal(code, 'QUERY_TOO_EXPENSIVE');
    return told;
  };

  it('may have a filter of 100 levels in its variables, and no values within values beyond', async () => {
    const query = 'query ($filter: ImageFilterInput) { images(filter: $filter) { totalCount } }';
    const not = (levels: number): object =>
      JSON.parse(`${'{"not":'.repeat(levels)}{"sex":{"eq":"MALE"}}${'}'.repeat(levels)}`);
    assert.equal((await gateway.query(query, { filter: not(99) })).errors, undefined);
    const { errors } = await gateway.query(query, { filter: not(101) });
    assert.match(errors?.[0]?.message ?? '', /filter nests deeper than 100 levels/);
    for (const levels of [3000, 20_000]) {
      const told = await refusalOf(query, { filter: not(levels) });
      assert.deepEqual(told, { limit: 'VARIABLE_DEPTH', maximum: 220, actual: levels + 2 });
    }
    const values = await refusalOf(query, {
      filter: { imageIndex: { in: Array.from({ length: 500_001 }, () => 'x') } },
    });
    assert.equal(values['limit'], 'VARIABLE_VALUES');
  });

  it('is told of and answered where limits are measured, unless it could not be walked', async () => {
    const own = await startGateway({
      env: { LIMITS: 'measure', COST_LIMIT: '10', DEPTH_LIMIT: '3' },
    });
    const told: unknown[] = [];
    const stop = hear('over-limit', (one) => void told.push(one));
    const { errors } = await own.query('{ images(first: 5) { nodes { patient { patientId } } } }');
    stop();
    assert.equal(errors, undefined);
    assert.deepEqual(told, [
      { limit: 'DEPTH', isRefused: false },
      { limit: 'COST', isRefused: false },
    ]);
    const bomb = Array.from(
      { length: 99 },
      (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`,
    ).join(' ');
    const refused = await own.query(`{ ...F0 } ${bomb} fragment F99 on Query { dataset { name } }`);
    assert.equal(refused.errors?.[0]?.extensions['limit'], 'FIELDS');
    await own.stop();
  });
});
