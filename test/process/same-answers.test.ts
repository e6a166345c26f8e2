import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts';
import { type Redis, redisSuite, startRedis } from '../support/redis.ts';
import { workersOf } from './running.ts';
import { askDocuments, askingAll, askOperations, askPages, fetchExports } from './same-answers.ts';
import { type Side, sidesOf } from './sides.ts';

const READY = /Open \S+\/graphiql/;
/** Points are counted, and enough for all that is asked. */
const ENV = {
  SHED_DELAY_MS: '0',
  RATE_LIMIT: '1000000000',
  PUBLIC_URL: 'http://gateway.test',
};

/** Nothing else may differ. */
const NOTHING = /(?!)/g;
/** Processes that start each for itself load at times of their own, and say so. */
const LOADING = /"[^"]*":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/g;

const answerAlike = (passing: RegExp, sides: () => readonly Side[]): void => {
  const ask: ReturnType<typeof askingAll> = (query, variables) =>
    askingAll(sides(), passing)(query, variables);

  it('give the same answers to every sample operation', () => askOperations(ask));
  it('give the same answers to random documents', () => askDocuments(ask));
  it('give the same pages, and take the cursors of each other', () => askPages(ask));
  it('give the same exports, and the files at the addresses of each other', () =>
    fetchExports(ask, sides()));
};

describe('Two workers', () => {
  let gateway: GatewayProcess;
  let sides: readonly Side[] = [];
  before(async () => {
    gateway = await startGatewayProcess({ ...ENV, WORKERS: '2' }, READY);
    sides = await sidesOf(gateway, workersOf(gateway));
    assert.equal(sides.length, 2);
  });
  after(() => {
    for (const side of sides) side.close();
    gateway?.kill();
  });

  answerAlike(NOTHING, () => sides);
});

redisSuite('Two processes that share one Redis', () => {
  let redis: Redis;
  const gateways: GatewayProcess[] = [];
  let sides: readonly Side[] = [];
  before(async () => {
    redis = await startRedis();
    const start = async (): Promise<readonly Side[]> => {
      const gateway = await startGatewayProcess({ ...ENV, REDIS_URL: redis.url }, READY);
      gateways.push(gateway);
      return sidesOf(gateway, [gateway.pid]);
    };
    sides = (await Promise.all([start(), start()])).flat();
  });
  after(async () => {
    for (const side of sides) side.close();
    for (const gateway of gateways) gateway.kill();
    await redis?.stop();
  });

  answerAlike(LOADING, () => sides);
});
