import assert from 'node:assert/strict';
import { createConnection } from 'node:net';
import { describe, it } from 'node:test';
import { startLoad } from './load.ts';
import { withProcess } from './running.ts';

/** Starts and stops under load: each takes two seconds and more. */
const ROUNDS = Number(process.env['RADIOGRAPH_STOPS'] ?? 3);

const QUERY = '{ images(first: 5) { totalCount nodes { imageIndex } } }';

describe('A gateway that is told to stop', () => {
  for (const workers of ['1', '2']) {
    it(`loses no request, ${ROUNDS} times, with WORKERS=${workers}`, async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        await withProcess({ WORKERS: workers }, async (gateway) => {
          const load = startLoad({ url: gateway.url, connections: 20, query: QUERY });
          await load.more(60);
          const { code, logged } = await gateway.end();
          const { lost, unsent } = await load.end();
          assert.deepEqual({ code, logged, lost }, { code: 0, logged: '', lost: [] });
          assert.equal(unsent, 20, 'each client hears in the end that nobody listens');
        });
      }
    });
  }

  it('answers what comes on a connection that had nothing to do, and says that it is the last', () =>
    withProcess({}, async (gateway) => {
      const { port } = new URL(gateway.url);
      const socket = createConnection(Number(port), '127.0.0.1').setEncoding('utf8');
      const ask = async (until: RegExp): Promise<string> => {
        socket.write('GET /healthz HTTP/1.1\r\nhost: gateway.test\r\n\r\n');
        let heard = '';
        for await (const part of socket.iterator({ destroyOnReturn: false })) {
          heard += String(part);
          if (until.test(heard)) break;
        }
        return heard;
      };
      const first = await ask(/alive/);
      assert.match(first, /connection: keep-alive/i);

      const ended = gateway.end();
      await untilRefused(Number(port));
      const last = await ask(/alive/);

      assert.match(last, /connection: close/i);
      assert.equal((await ended).code, 0);
    }));

  it('ends at once where it is told so a second time', () =>
    withProcess({ DRAIN_MS: '5000' }, async (gateway) => {
      const { port } = new URL(gateway.url);
      // It would be waited for.
      const socket = createConnection(Number(port), '127.0.0.1');
      socket.on('error', () => {});
      const ended = gateway.end();
      await untilRefused(Number(port));
      gateway.signal('SIGTERM');
      assert.equal((await ended).code, 143);
      socket.destroy();
    }));
});

/** Resolves when nobody takes connections at a port any more. */
const untilRefused = async (port: number): Promise<void> => {
  const isTaken = await new Promise<boolean>((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
  if (isTaken) await untilRefused(port);
};
