import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startGateway } from '../support/gateway.ts';
import { bearer } from '../support/identity/asking.ts';
import { keyFile, keysOf, makeKey } from '../support/identity/keys.ts';

describe('Who may read /metrics', () => {
  const TOKEN = 'a-token-of-metrics-1';
  const statusWith = async (
    env: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<number> => {
    const gateway = await startGateway({ listen: true, env });
    try {
      const answer = await fetch(`${gateway.url}/metrics`, { headers });
      const text = await answer.text();
      assert.ok(!text.includes(TOKEN));
      return answer.status;
    } finally {
      await gateway.stop();
    }
  };

  it('is whoever reaches the gateway, where nobody can prove anything', async () => {
    assert.equal(await statusWith({}), 200);
  });

  it('is who names the token, where there is one', async () => {
    const env = { METRICS_TOKEN: TOKEN };

    assert.equal(await statusWith(env), 401);
    assert.equal(await statusWith(env, { authorization: `Bearer ${TOKEN}x` }), 401);
    assert.equal(await statusWith(env, { authorization: TOKEN }), 401);
    assert.equal(await statusWith(env, { authorization: `Bearer ${TOKEN}` }), 200);
  });

  it('is who has the role admin, where callers can prove it and there is no token', async () => {
    const [admin, researcher] = [makeKey('ann', 'admin'), makeKey('ben', 'researcher')];
    const file = await keyFile(admin, researcher);
    try {
      const env = keysOf(file);

      assert.equal(await statusWith(env), 401);
      assert.equal(await statusWith(env, bearer('no-key')), 401);
      assert.equal(await statusWith(env, bearer(researcher.key)), 403);
      assert.equal(await statusWith(env, bearer(admin.key)), 200);
      assert.equal(await statusWith({ ...env, METRICS_TOKEN: TOKEN }, bearer(admin.key)), 401);
    } finally {
      await file.remove();
    }
  });

  it('is nobody, where nothing is counted', async () => {
    assert.equal(await statusWith({ METRICS: 'off' }), 404);
  });
});
