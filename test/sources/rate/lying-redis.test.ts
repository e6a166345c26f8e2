import assert from 'node:assert/strict';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { after, before, it } from 'node:test';
import { setImmediate as soon } from 'node:timers/promises';
import type { Counted, PointCounts } from '../../../src/rate-windows.ts';
import { openPointCounts } from '../../../src/sources/rate/point-counts.ts';
import { listening } from '../../support/listening.ts';
import { type Redis, redisSuite, startRedis } from '../../support/redis.ts';

redisSuite(
  'Points that are counted in a Redis whose answers are not those of its questions',
  () => {
    let redis: Redis;
    let proxy: Server;
    let counts: PointCounts;
    const sockets = new Set<Socket>();
    /** Sent before each answer. */
    let nonsense = '';
    before(async () => {
      redis = await startRedis();
      const target = Number(new URL(redis.url).port);
      proxy = createServer((client) => {
        const server = connect(target, '127.0.0.1');
        for (const socket of [client, server]) sockets.add(socket.on('error', () => {}));
        client.pipe(server);
        server.on('data', (chunk) => client.write(Buffer.concat([Buffer.from(nonsense), chunk])));
        client.once('close', () => server.destroy());
      });
      const url = new URL((await listening(proxy)).url);
      counts = await openPointCounts({ windowSeconds: 60, redisUrl: `redis://${url.host}` });
      await whole();
    });
    after(async () => {
      await counts?.close();
      for (const socket of sockets) socket.destroy();
      proxy?.close();
      await redis?.stop();
    });

    /** The next count that is there: a connection is opened, and one that lied is left, in the background. */
    const whole = async (): Promise<Counted> => {
      const counted = await counts.add('somebody', 1);
      if (counted !== null) return counted;
      await soon();
      return whole();
    };

    for (const lie of ['+OK\r\n', ':7\r\n', '*2\r\n$1\r\na\r\n$1\r\nb\r\n', '-LOADING\r\n']) {
      it(`are none, and are counted again over another connection: ${JSON.stringify(lie)}`, {
        timeout: 20_000,
      }, async () => {
        const { used } = await whole();
        nonsense = lie;
        assert.equal(await counts.add('somebody', 1), null);
        nonsense = '';

        const next = await whole();

        assert.ok(next.used > used && next.used < used + 10, `${used}, then ${next.used}`);
        assert.ok(next.resetSeconds >= 1 && next.resetSeconds <= 60);
      });
    }
  },
);
