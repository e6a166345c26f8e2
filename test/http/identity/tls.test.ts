import assert from 'node:assert/strict';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { type Certificate, newCertificate } from '../../support/identity/certificates.ts';
import { type TestFile, testFile } from '../../support/identity/keys.ts';

const GUARDED = '{ images(first: 1) { export { rowCount } } }';
const VOUCHING = ['x-radiograph-caller: ann', 'x-radiograph-role: researcher'];

const authority = newCertificate('authority');
const server = newCertificate('server', authority);
const router = newCertificate('router', authority);
const late = newCertificate('late', authority, -1);
const otherAuthority = newCertificate('authority');
const forged = newCertificate('router', otherAuthority);

describe('A gateway with TLS, and an authority for routers', () => {
  const files: TestFile[] = [];
  let gateway: TestGateway;
  before(async () => {
    for (const content of [server.cert, server.key, authority.cert])
      files.push(await testFile(content));
    const [cert, key, ca] = files.map(({ path }) => path);
    const tls = {
      TLS_CERT_FILE: cert ?? '',
      TLS_KEY_FILE: key ?? '',
      TLS_CLIENT_CA_FILE: ca ?? '',
    };
    gateway = await startGateway({ listen: true, env: tls });
  });
  after(async () => {
    await gateway?.stop();
    for (const file of files) await file.remove();
  });

  const connecting = (more: ConnectionOptions): TLSSocket => {
    const { port } = new URL(gateway.url);
    return connect({ host: '127.0.0.1', port: Number(port), ca: authority.cert, ...more });
  };
  const connected = async (more: ConnectionOptions): Promise<TLSSocket> => {
    const socket = connecting(more);
    await once(socket, 'secureConnect');
    return socket;
  };
  const ask = async (socket: TLSSocket, headers: readonly string[]): Promise<string> => {
    const body = JSON.stringify({ query: GUARDED });
    const head = [
      'POST /graphql HTTP/1.1',
      'Host: 127.0.0.1',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Connection: close',
      ...headers,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    return text(socket);
  };
  /** What a client keeps of a connection to begin the next one with. */
  const sessionOf = async (client: ConnectionOptions): Promise<Buffer> => {
    const first = connecting(client);
    // With one version of TLS it comes before the connection is there, with the other one behind it.
    const session = once(first, 'session');
    await once(first, 'secureConnect');
    await ask(first, []);
    const [ticket]: Buffer[] = await session;
    return ticket ?? assert.fail('There is no session.');
  };
  const clientOf = ({ cert, key }: Certificate): ConnectionOptions => ({ cert, key });

  it('answers over TLS', async () => {
    assert.match(gateway.url, /^https:/);
    assert.match(await ask(await connected({}), []), /^HTTP\/1.1 401 /);
  });

  it('believes a router with a certificate of the authority', async () => {
    const answer = await ask(await connected(clientOf(router)), VOUCHING);

    assert.match(answer, /^HTTP\/1.1 200 /);
    assert.match(answer, /"rowCount"/);
  });

  it('takes a router that says nothing of who asks for anonymous', async () => {
    assert.match(await ask(await connected(clientOf(router)), []), /^HTTP\/1.1 401 /);
  });

  it('refuses the same from who has none', async () => {
    const answer = await ask(await connected({}), VOUCHING);

    assert.match(answer, /^HTTP\/1.1 401 /);
    assert.doesNotMatch(answer, /"data"/);
  });

  for (const [name, client] of Object.entries({
    'a certificate that has expired': clientOf(late),
    'a certificate of an authority with the same name': clientOf(forged),
    'a certificate that it signed itself': clientOf(newCertificate('router')),
  })) {
    it(`does not speak with who has ${name}`, async () => {
      const answer = connected(client).then((socket) => ask(socket, VOUCHING));

      assert.equal(await answer.catch(() => ''), '');
    });
  }

  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    it(`refuses it from who resumes a session that began without a certificate, with ${maxVersion}`, async () => {
      const session = await sessionOf({ maxVersion });
      const second = await connected({ maxVersion, session });

      assert.equal(second.isSessionReused(), true);
      assert.match(await ask(second, VOUCHING), /^HTTP\/1.1 401 /);
    });

    it(`believes a router that resumes its session, with ${maxVersion}`, async () => {
      const session = await sessionOf({ maxVersion, ...clientOf(router) });
      const second = await connected({ maxVersion, session });

      assert.equal(second.isSessionReused(), true);
      assert.match(await ask(second, VOUCHING), /^HTTP\/1.1 200 /);
    });
  }
});

describe('The start of a gateway with TLS', () => {
  it('is stopped by a key that is not that of the certificate', async (t) => {
    const [cert, key] = [await testFile(server.cert), await testFile(router.key)];
    t.after(() => Promise.all([cert.remove(), key.remove()]));

    await assert.rejects(
      startGateway({ env: { TLS_CERT_FILE: cert.path, TLS_KEY_FILE: key.path } }),
      { name: 'ConfigError', message: /TLS_CERT_FILE, TLS_KEY_FILE: / },
    );
  });
});
