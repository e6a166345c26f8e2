import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { allAnonymous } from '../../../src/http/identity/identify.ts';
import { bodyOf, PLAIN_END } from '../../../src/http/lane/body.ts';
import { inFront } from '../../../src/http/lane/front.ts';
import type { Lane } from '../../../src/http/lane/lane.ts';
import type { Short } from '../../../src/http/lane/short.ts';
import { createGate } from '../../../src/http/pressure/gate.ts';
import { newTrail } from '../../../src/trail.ts';

const LONG = 50_000;

const answer: Short = {
  body: bodyOf(JSON.stringify({ text: 'x'.repeat(LONG) })),
  end: PLAIN_END,
  admission: null,
  done: { caller: 'somebody', role: 'anonymous', trail: newTrail() },
  tell: () => {},
};

/** A short way that answers when it is told to, such as when a store has counted points. */
const serve = async (test: TestContext, next: RequestListener) => {
  const gate = createGate();
  const asked = Promise.withResolvers<void>();
  const given = Promise.withResolvers<Short | null>();
  const postponed: Short[] = [];
  let inFlight = 0;
  const lane: Lane = {
    answer: () => {
      asked.resolve();
      return given.promise;
    },
    postpone: (_facts, short) => void postponed.push(short),
    resume: () => null,
  };
  const listener = inFront(
    {
      lane,
      gate,
      identification: allAnonymous(() => 'somebody'),
      pressure: {
        shedding: { mostDelayMs: 0, mostRequests: 10 },
        answers: { mostBytesEach: 2 * LONG, mostBytes: 2 * LONG },
        beginRequest: () => {
          inFlight += 1;
          return () => void (inFlight -= 1);
        },
      },
      rates: null,
      log: () => {},
      isCompressing: false,
      everyHead: [],
      originAt: (host) => `http://${host}`,
      hasOwnOrigin: false,
      isClosing: () => false,
      contextFor: () => assert.fail('Nothing runs.'),
    },
    next,
  );
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  test.after(() => server.close());
  return { server, gate, asked, given, postponed, inFlight: () => inFlight, port: portOf(address) };
};

const portOf = (address: string | AddressInfo | null): number =>
  typeof address === 'object' && address !== null ? address.port : assert.fail();

const ask = (port: number) => {
  const socket = connect(port, '127.0.0.1');
  socket.write(
    'GET /graphql?query=x HTTP/1.1\r\nhost: a\r\nconnection: close\r\napollo-require-preflight: 1\r\n\r\n',
  );
  return socket;
};

const refuse: RequestListener = (_request, response) => void response.writeHead(503).end();

describe('An answer that the short way has to wait for', () => {
  it('takes no memory of the limit for ever where its caller has gone meanwhile', async (test) => {
    const { server, gate, asked, given, inFlight, port } = await serve(test, refuse);
    const gone = new Promise((resolve) =>
      server.once('request', (_request, response) => response.once('close', resolve)),
    );
    const socket = ask(port);
    await asked.promise;
    assert.equal(gate.requests, 1);
    socket.destroy();
    await gone;
    given.resolve(answer);
    await new Promise(setImmediate);

    assert.deepEqual([gate.requests, gate.bytes, inFlight()], [0, 0, 0]);
  });

  it('is left to the long way where there is no memory for it by then', async (test) => {
    const { gate, asked, given, postponed, port } = await serve(test, refuse);
    const socket = ask(port);
    await asked.promise;
    gate.bytes = 2 * LONG - 1;
    given.resolve(answer);
    const [head] = await once(socket, 'data');
    socket.destroy();

    assert.match(String(head), /^HTTP\/1\.1 503/);
    assert.deepEqual(postponed, [answer]);
    assert.equal(gate.bytes, 2 * LONG - 1);
  });

  it('is in flight until it is given, whoever gives it, so that what it asks stays open', async (test) => {
    const inFlightThen: number[] = [];
    const { asked, given, inFlight, port } = await serve(test, (request, response) => {
      inFlightThen.push(inFlight());
      refuse(request, response);
    });
    const socket = ask(port);
    await asked.promise;
    given.resolve(null);
    await once(socket.resume(), 'close');

    assert.deepEqual(inFlightThen, [1]);
    assert.equal(inFlight(), 0);
  });
});
