import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readConfig } from '../../src/config.ts';
import { createDoor } from '../../src/http/door.ts';
import { startGateway } from '../support/gateway.ts';
import { headOf, talk } from './hostile/raw.ts';

const serve = async (test: TestContext, env: Readonly<Record<string, string>>) => {
  const gateway = await startGateway({ listen: true, env });
  test.after(() => gateway.stop());
  return gateway;
};

const connected = async (test: TestContext, url: string): Promise<Socket> => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname)
    .on('error', () => {})
    .resume();
  test.after(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
};

describe('The door', () => {
  it('closes connections beyond those that it takes, and takes others when those are gone', async (test) => {
    const { url } = await serve(test, { MAX_CONNECTIONS: '2' });
    const [first, second] = await Promise.all([connected(test, url), connected(test, url)]);
    const third = await connected(test, url);
    await once(third, 'close');

    first?.destroy();
    await once(first ?? third, 'close');
    const asked = headOf('GET /healthz HTTP/1.1', 'Connection: close');
    // The other side hears of it a moment later.
    let answers = await talk(url, [asked]);
    while (answers.length === 0) answers = await talk(url, [asked]);
    assert.equal(answers[0]?.status, 200);
    second?.destroy();
  });

  it('lets scores come more slowly than other bodies', async (test) => {
    const { url } = await serve(test, { REQUEST_TIMEOUT_MS: '1000' });
    const scores = 'imageIndex,finding,score\n00000013_008.png,MASS,0.5\n';
    const head = headOf(
      'POST /evaluations?labelSet=ALL_FINDINGS_2021 HTTP/1.1',
      'Content-Type: text/csv',
      `Content-Length: ${scores.length}`,
      'Connection: close',
    );
    const socket = await connected(test, url);
    const { promise, resolve } = Promise.withResolvers<string>();
    socket.once('data', (part) => resolve(String(part)));
    socket.write(head + scores.slice(0, 30));
    // Another body that began later has been given up by then.
    const other = headOf(
      'POST /graphql HTTP/1.1',
      'Content-Type: application/json',
      'Content-Length: 9',
    );
    const answers = await talk(url, [other]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [408],
    );
    socket.write(scores.slice(30));

    assert.match(await promise, /^HTTP\/1\.1 200 /);
  });
});

describe('An answer that nobody reads', () => {
  const LONG = 30_000_000;
  const requestOf = (path: string): string => headOf(`GET ${path} HTTP/1.1`);

  for (const paths of [['/long'], ['/short', '/long'], ['/long', '/long']]) {
    it(`has a time limit, asked for by ${paths.join(' and ')}`, async (test) => {
      const door = createDoor(readConfig({}, '').http, {});
      test.after(() => door.close());
      const begun = Promise.withResolvers<Socket>();
      door.server.once('connection', begun.resolve);
      door.get('/short', async () => 'x');
      door.get('/long', async () => 'x'.repeat(LONG));
      const url = await door.listen({ host: '127.0.0.1', port: 0 });
      const caller = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => {});
      caller.pause().write(paths.map(requestOf).join(''));
      const served = await begun.promise;
      while (served.writableLength < LONG / 2) await nextTurn();

      assert.equal(served.timeout, 60_000);
      caller.destroy();
    });
  }
});
