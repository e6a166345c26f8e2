import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Agent, request } from 'undici';
import { unaltered, withAlteredSample } from '../support/altered-sample.ts';
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts';
import { startLoad } from './load.ts';
import { withProcess, workersOf } from './running.ts';

const READY = /Open \S+\/graphiql/;
const ENV = { WORKERS: '2', SHED_DELAY_MS: '0', RATE_LIMIT: 'off' };

/** Asks over a connection of its own, so that another worker may answer. */
const askAnew = async (url: string, query: string): Promise<string> => {
  const dispatcher = new Agent({ connections: 1 });
  const answer = await request(`${url}/graphql`, {
    dispatcher,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const text = await answer.body.text();
  await dispatcher.close();
  return text;
};

describe('Workers', () => {
  let gateway: GatewayProcess;
  before(async () => {
    gateway = await startGatewayProcess(ENV, READY);
  });
  after(() => gateway.kill());

  it('say once what there is to say, and are ready together', async () => {
    assert.equal(gateway.said.match(/Ready\./g)?.length, 1);
    const statuses = await Promise.all(
      Array.from({ length: 4 }, async () => (await fetch(`${gateway.url}/readyz`)).status),
    );
    assert.deepEqual(new Set(statuses), new Set([200]));
  });
});

describe('A worker that is killed', () => {
  it('takes its own requests with it, and nothing else; another is started', () =>
    withProcess({ WORKERS: '2' }, async (gateway) => {
      const load = startLoad({
        url: gateway.url,
        connections: 10,
        query: '{ images(first: 5) { totalCount } }',
      });
      await load.more(50);
      const [victim = 0] = workersOf(gateway);
      process.kill(victim, 'SIGKILL');
      untilReplaced(gateway, victim);
      await load.more(100);
      const { lost, unsent } = await load.end();
      assert.ok(lost.length <= 10, `${lost.length} of 10 connections were lost`);
      assert.deepEqual(
        lost.filter((one) => !/ECONNRESET|UND_ERR_SOCKET|EPIPE/.test(one)),
        [],
      );
      assert.equal(unsent, 0, 'somebody always listens');
      const { code, logged } = await gateway.end();
      assert.equal(code, 0);
      assert.match(logged, /A worker has ended, and is started anew/);
    }));
});

describe('Workers that load their data anew', () => {
  it('serve the new data together', () =>
    withAlteredSample(unaltered, (dataDir) =>
      withProcess({ WORKERS: '2', DATA_DIR: dataDir }, async (gateway) => {
        const query = '{ dataset { contentHash loadedAt } }';
        const old = await askAnew(gateway.url, query);
        rmSync(join(dataDir, 'BBox_List_2017.csv'));
        gateway.signal('SIGHUP');
        const fresh = await untilAll(() => askAnew(gateway.url, query), old);
        assert.notEqual(fresh, old);
        assert.equal((await gateway.end()).code, 0);
      }),
    ));
});

describe('A gateway of workers that cannot start', () => {
  it('says once what is wrong, and ends', async () => {
    await assert.rejects(
      startGatewayProcess({ ...ENV, DATA_DIR: '/no/such/folder' }, READY),
      ({ message }: Error) => message.split('no such folder').length === 2,
    );
  });
});

const untilReplaced = (gateway: GatewayProcess, victim: number): void => {
  let workers = workersOf(gateway);
  while (workers.length < 2 || workers.includes(victim)) workers = workersOf(gateway);
};

/** Asks until six answers in a row are alike, and other than one of before. */
const untilAll = async (ask: () => Promise<string>, old: string): Promise<string> => {
  const answers = await Promise.all(Array.from({ length: 6 }, ask));
  const [first = old] = answers;
  return new Set(answers).size === 1 && first !== old ? first : untilAll(ask, old);
};
