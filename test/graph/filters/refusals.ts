import assert from 'node:assert/strict';
import type { TestGateway } from '../../support/gateway.ts';

/** The messages of what a query is refused for, which the caller can mend. */
export async function refusalsIn(
  gateway: TestGateway,
  source: string,
  variables?: Record<string, unknown>,
): Promise<readonly string[]> {
  const { errors = [] } = await gateway.query(source, variables);
  for (const { message, extensions } of errors) {
    assert.equal(extensions['code'], 'BAD_USER_INPUT', `${source}: ${message}`);
  }
  assert.ok(errors.length > 0, `${source} was answered`);
  return errors.map(({ message }) => message);
}
