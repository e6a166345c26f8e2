import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BytesLimitError } from '../../../src/errors.ts';
import { billedBytes } from '../../../src/sources/bigquery/allowance/billed-bytes.ts';
import type { Role } from '../../../src/terms/role.ts';
import { forAll, MIB, startSpender } from './spender.ts';

describe('The ceiling of a statement', () => {
  it('is not passed: who is refused learns what it would bill, the ceiling, and what to change', async () => {
    const { reserve } = startSpender({ ceiling: forAll(20 * MIB) });

    await reserve(20);
    await assert.rejects(reserve(21), (error) => {
      assert.ok(error instanceof BytesLimitError);
      assert.equal(error.code, 'BYTES_LIMIT_EXCEEDED');
      assert.deepEqual(error.limit, {
        source: 'CATALOG',
        estimatedBytes: 21 * MIB,
        limitBytes: 20 * MIB,
        remainingBytes: null,
        retryAfterSeconds: null,
      });
      assert.equal(
        error.message,
        'CATALOG: one statement may bill 20971520 bytes, and answering this would bill about 22020096 bytes. Select fewer fields, or ask the operator for a higher limit.',
      );
      return true;
    });
  });

  it('is that of the role, where the role has its own', async () => {
    const roles = new Map<Role, number>([['admin', 100 * MIB]]);
    const { refused } = startSpender({ ceiling: { everyone: 20 * MIB, roles } });

    assert.equal(await refused(100, 'ann', 'admin'), null);
    assert.equal((await refused(21, 'ann', 'researcher'))?.limitBytes, 20 * MIB);
  });

  it('is for everyone where the gateway asks outside of any request', async () => {
    const roles = new Map<Role, number>([['anonymous', 1]]);
    const { allowance } = startSpender({ ceiling: { everyone: 20 * MIB, roles } });

    assert.equal(allowance.ceiling(), 20 * MIB);
    await allowance.reserve(
      { bytesProcessed: 20 * MIB, tableCount: 1, isCached: false },
      'CATALOG',
    );
  });

  it('does not matter for what comes from a cache', async () => {
    const { allowance } = startSpender({ ceiling: forAll(1) });

    await allowance.reserve({ bytesProcessed: 20 * MIB, tableCount: 1, isCached: true }, 'CATALOG');
  });
});

describe('What BigQuery bills', () => {
  it('are whole mebibytes, ten at least, and nothing for nothing', () => {
    const sizes = [0, 1, 10 * MIB, 10 * MIB + 1, 1_000_000_000];
    assert.deepEqual(
      sizes.map((bytes) => billedBytes(bytes, 1)),
      [0, 10 * MIB, 10 * MIB, 11 * MIB, 954 * MIB],
    );
  });

  it('are ten mebibytes at least for each table, of which an estimate may tell none', () => {
    const counts = [0, 1, 2, 3];
    assert.deepEqual(
      counts.map((tables) => billedBytes(25 * MIB, tables)),
      [25 * MIB, 25 * MIB, 25 * MIB, 30 * MIB],
    );
  });
});
