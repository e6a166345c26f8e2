import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { askPath, basic, type RequestHeaders } from '../../support/identity/asking.ts';
import { keyFile, keysOf, makeKey, type TestFile } from '../../support/identity/keys.ts';

const ann = makeKey('ann', 'anonymous');

describe('The pages of a gateway that takes keys', () => {
  let file: TestFile;
  let gateway: TestGateway;
  before(async () => {
    file = await keyFile(ann);
    gateway = await startGateway({ listen: true, env: keysOf(file) });
  });
  after(async () => {
    await gateway?.stop();
    await file?.remove();
  });
  const challenge = async (path: string, headers?: RequestHeaders) => {
    const { status, headers: answered } = await askPath(gateway, path, headers);
    return [status, answered.get('www-authenticate')?.split(' ')[0]];
  };

  it('ask a browser for a password, and again where it was wrong', async () => {
    for (const path of ['/graphiql', '/graphiql/assets/index.js', '/schema.graphql']) {
      assert.deepEqual(await challenge(path), [401, 'Basic'], path);
    }
    assert.deepEqual(await challenge('/graphiql', basic('wrong')), [401, 'Basic']);
  });

  it('ask at the root, so that the browser sends the password to the graph, too', async () => {
    const { status, headers } = await askPath(gateway, '/graphiql/');

    assert.equal(status, 302);
    assert.equal(headers.get('location'), '/graphiql');
  });

  it('are there for who has a key, whatever its role', async () => {
    const { status } = await askPath(gateway, '/graphiql', basic(ann.key));

    assert.notEqual(status, 401);
  });

  it('are the only ones that do: programs are never asked for a password', async () => {
    for (const path of ['/exports/x.csv', '/graphql?query={__typename}']) {
      assert.deepEqual(await challenge(path, basic('wrong')), [401, 'Bearer'], path);
    }
  });

  it('show who has no key what is served, and the way in', async () => {
    assert.equal((await askPath(gateway, '/')).status, 200);
  });
});
