import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../../../src/config.ts';
import { createGateway } from '../../../src/gateway.ts';
import { hear } from '../../../src/signals.ts';
import type { RequestRecord } from '../../../src/trail.ts';
import { sampleDir } from '../../support/gateway.ts';
import { got, posted, sending } from './two-ways.ts';

const NAMED = 'query Page { images(first: 5) { nodes { imageIndex patient { sex } } } }';
const WRONG = '{ nothing }';
const HALF = '{ dataset { name } images(first: 501) { totalCount } }';

/** What everybody who listens hears of a gateway that is asked. */
const heardOf = async (env: Readonly<Record<string, string>>) => {
  const records: RequestRecord[] = [];
  const told: object[] = [];
  const config = readConfig(
    { PORT: '0', SHED_DELAY_MS: '0', DRAIN_MS: '0', COLUMNS_MB: '0', ...env },
    sampleDir,
  );
  const gateway = await createGateway(config, {
    logError: () => {},
    logRequest: (record) => records.push(record),
    observeStatement: () => {},
  });
  const url = await gateway.listen();
  await gateway.load();
  const ends = [
    hear('operation', ({ seconds, shown, ...rest }) => {
      assert.ok(seconds >= 0);
      told.push({ ...rest, shown: [...(shown() ?? [])] });
    }),
    hear('http-request', ({ seconds, ...rest }) => {
      assert.ok(seconds >= 0);
      told.push(rest);
    }),
    hear('over-limit', (one) => told.push(one)),
  ];
  const { send, leave } = sending(url);
  for (const query of [NAMED, WRONG, HALF]) {
    for (const sent of [posted({ query }), got({ query })]) {
      for (let time = 1; time <= 5; time += 1) await send(sent);
    }
  }
  leave();
  await gateway.stop();
  for (const end of ends) end();
  return { told, records: records.map(lineOf) };
};

/** What a line of the log says, but for ids, times and what was asked of sources. */
const lineOf = ({ method, route, status, traceId, facts }: RequestRecord) => {
  const { caller, role, trail } = facts ?? { caller: null, role: null, trail: null };
  const { operation, codes, cost, bytesBilled } = trail ?? {};
  const asked = { method, route, status, traceId, role };
  return { ...asked, operation, codes, cost, bytesBilled, isNamed: caller !== null };
};

describe('Who listens to a gateway', () => {
  for (const env of [
    { RATE_LIMIT: 'off' },
    { RATE_LIMIT: '15000', RATE_WINDOW_SECONDS: '3600' },
    { LIMITS: 'measure', COST_LIMIT: '3' },
  ]) {
    it(`hears the same of both ways, with ${JSON.stringify(env)}`, async () => {
      const fast = await heardOf({ ...env, FAST_PATH: 'on' });
      const slow = await heardOf({ ...env, FAST_PATH: 'off' });

      assert.equal(fast.records.length, 30);
      assert.deepEqual(fast.told, slow.told);
      assert.deepEqual(fast.records, slow.records);
    });
  }
});
