import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { BigQueryStandIn } from '../support/bigquery-stand-in.ts';
import {
  askBits,
  BITS,
  jobsIn,
  MIB,
  settingsFor,
  startBilling,
} from '../support/billed-attributes.ts';
import type { Answer } from '../support/gateway.ts';
import { type Redis, redisSuite, startRedis } from '../support/redis.ts';

type Child = ChildProcessByStdio<null, Readable, Readable>;

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A gateway in a process of its own. */
interface Replica {
  readonly ask: () => Promise<Answer<Record<string, unknown>>>;
  /** Ends it; gives what it logged. */
  stop(): Promise<string>;
}

const startReplica = async (env: Readonly<Record<string, string>>): Promise<Replica> => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'], PORT: '0', CACHE_MB: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // It does not outlive the tests, however they end.
  process.once('exit', () => child.kill('SIGKILL'));
  const logged = text(child.stderr);
  const url = await addressOf(child, logged);
  return {
    ask: async () => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: askBits() }),
      });
      const answer: Answer<Record<string, unknown>> = JSON.parse(await response.text());
      return answer;
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      return logged;
    },
  };
};

const addressOf = async ({ stdout }: Child, logged: Promise<string>): Promise<string> => {
  let said = '';
  for await (const part of stdout.iterator({ destroyOnReturn: false })) {
    said += String(part);
    const [, url] = /Open (\S+)\/graphiql/.exec(said) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error(`The gateway ended: ${said} ${await logged}`);
};

redisSuite('Two processes with one Redis, of which BigQuery bills the callers', () => {
  let redis: Redis;
  let standIn: BigQueryStandIn;
  let replicas: Replica[] = [];
  before(async () => {
    redis = await startRedis();
    standIn = await startBilling();
    const env = {
      ...settingsFor(standIn),
      BIGQUERY_BYTES_PER_DAY: String(15 * MIB),
      REDIS_URL: redis.url,
    };
    replicas = await Promise.all([startReplica(env), startReplica(env)]);
  });
  const stopReplicas = async (): Promise<readonly string[]> => {
    const running = replicas;
    replicas = [];
    return Promise.all(running.map(({ stop }) => stop()));
  };
  after(async () => {
    await stopReplicas();
    await standIn?.stop();
    await redis?.stop();
  });

  const ask = async (place: number) => (await replicas[place]?.ask()) ?? assert.fail();

  it('know a caller by the same name, and count one day for both', async () => {
    const granted = await ask(0);
    const refused = await ask(1);

    assert.deepEqual(granted.data, BITS);
    const { code, remainingBytes } = refused.errors?.[0]?.extensions ?? {};
    assert.deepEqual([code, remainingBytes], ['BYTES_LIMIT_EXCEEDED', String(5 * MIB)]);
    assert.equal(jobsIn(standIn).length, 1);
  });

  it('each count what they granted themselves where Redis is gone', async () => {
    await redis.kill();
    const answers = [await ask(0), await ask(1), await ask(1)];

    assert.deepEqual(
      answers.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'answered'),
      ['BYTES_LIMIT_EXCEEDED', 'answered', 'BYTES_LIMIT_EXCEEDED'],
    );
    for (const logged of await stopReplicas()) {
      assert.equal(logged.match(/Redis does not answer/g)?.length, 1);
    }
  });
});
