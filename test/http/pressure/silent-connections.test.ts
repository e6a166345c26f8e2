import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { connect as connectSecurely } from 'node:tls';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { newCertificate } from '../../support/identity/certificates.ts';
import { testFile } from '../../support/identity/keys.ts';

const BODY = JSON.stringify({ query: '{ __typename }' });
/** The head of a request, which is told to go on when it has arrived. */
const HEAD = [
  'POST /graphql HTTP/1.1',
  'host: 127.0.0.1',
  'content-type: application/json',
  `content-length: ${BODY.length}`,
  'expect: 100-continue',
  '\r\n',
].join('\r\n');

const authority = newCertificate('authority');
const certificate = newCertificate('server', authority);

const start = async (
  test: TestContext,
  env: Readonly<Record<string, string>>,
): Promise<TestGateway> => {
  const gateway = await startGateway({ listen: true, env });
  test.after(() => gateway.stop());
  return gateway;
};

const startSecurely = async (test: TestContext): Promise<TestGateway> => {
  const [cert, key] = [await testFile(certificate.cert), await testFile(certificate.key)];
  test.after(() => Promise.all([cert.remove(), key.remove()]));
  return start(test, { TLS_CERT_FILE: cert.path, TLS_KEY_FILE: key.path });
};

type Open = (test: TestContext, gateway: TestGateway) => Promise<Socket>;

const open: Open = async (test, { url }) => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  test.after(() => socket.destroy());
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
};

const openSecurely: Open = async (test, gateway) => {
  const socket = connectSecurely({
    socket: await open(test, gateway),
    host: '127.0.0.1',
    ca: authority.cert,
  });
  socket.on('error', () => {});
  await once(socket, 'secureConnect');
  return socket;
};

/** What comes on a connection, until it has come. */
const heard = async (socket: Socket, wanted: RegExp): Promise<string> => {
  let all = '';
  for await (const part of socket.iterator({ destroyOnReturn: false })) {
    all += String(part);
    if (wanted.test(all)) return all;
  }
  throw new Error(`The connection ended: ${all}`);
};

/** Resolves when nobody takes connections any more. */
const untilRefused = async (test: TestContext, gateway: TestGateway): Promise<void> => {
  const socket = await open(test, gateway).catch(() => null);
  if (socket === null) return;
  socket.destroy();
  await untilRefused(test, gateway);
};

describe('A connection on which nothing was ever sent', () => {
  const ways: readonly (readonly [string, (test: TestContext) => Promise<TestGateway>, Open])[] = [
    ['without TLS', (test) => start(test, {}), open],
    ['with TLS, before its handshake', startSecurely, open],
    ['with TLS, after its handshake', startSecurely, openSecurely],
  ];
  for (const [name, begin, openSilent] of ways) {
    it(`${name}: is closed when the gateway stops, which waits for a request that has begun`, async (test) => {
      const gateway = await begin(test);
      const silent = await openSilent(test, gateway);
      const busy = await (begin === startSecurely ? openSecurely : open)(test, gateway);
      busy.write(HEAD);
      await heard(busy, /100 Continue/);

      const stopped = gateway.stop();
      await once(silent.resume(), 'close');
      // Had the silent one been waited for, both would have been cut together.
      busy.write(BODY);

      assert.match(await heard(busy, /"__typename"/), /^HTTP\/1\.1 200 [^]*connection: close/i);
      await stopped;
    });
  }

  it('is answered as long as idle ones are: who holds it may be sending', async (test) => {
    const gateway = await start(test, { DRAIN_MS: '5000' });
    const silent = await open(test, gateway);
    const stopped = gateway.stop();
    await untilRefused(test, gateway);
    silent.write('GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');

    assert.match(await heard(silent, /alive/), /connection: close/i);
    await stopped;
  });
});
