import assert from 'node:assert/strict';
import type { TestGateway } from '../../support/gateway.ts';

/** The data of an answer without errors. Variables that are undefined are left out. */
export async function ask<Data>(
  gateway: TestGateway,
  source: string,
  variables: Record<string, unknown> = {},
): Promise<Data> {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined),
  );
  gateway.clearStatements();
  const { data, errors } = await gateway.query<Data>(source, given);
  assert.deepEqual(errors ?? [], [], `${source} with ${JSON.stringify(given)}`);
  if (data === null) throw new Error(`No data for ${source}`);
  return data;
}
