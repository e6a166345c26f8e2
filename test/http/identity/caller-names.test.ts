import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  askBits,
  type BilledGateway,
  jobsIn,
  startBilledGateway,
} from '../../support/billed-attributes.ts';
import { askGraph, bearer, type RequestHeaders } from '../../support/identity/asking.ts';
import { keyFile, keysOf, makeKey, type TestFile } from '../../support/identity/keys.ts';

const SECRET = 'a secret of 32 characters or more';
const ann = makeKey('ann', 'researcher');
const annAgain = makeKey('ann', 'researcher');
const bob = makeKey('bob', 'reader');

describe('What is charged to a caller', () => {
  let file: TestFile;
  let gateway: BilledGateway;
  const start = () =>
    startBilledGateway({
      listen: true,
      env: {
        ...keysOf(file),
        ROUTER_SECRET: SECRET,
        IMAGE_URL_SECRET: 'a shared secret of 32 characters.',
        TRUSTED_PROXIES: '127.0.0.1',
        BIGQUERY_MAX_BYTES_BILLED: '20971520',
        BIGQUERY_MAX_BYTES_BILLED_BY_ROLE: 'researcher=52428800,reader=10485759',
        RATE_LIMIT: 'off',
      },
    });
  before(async () => {
    file = await keyFile(ann, annAgain, bob);
    gateway = await start();
  });
  after(async () => {
    await gateway?.stop();
    await file?.remove();
  });

  /** The caller's name and the limit, as BigQuery is told them. */
  const charged = async (headers: RequestHeaders, at: BilledGateway = gateway) => {
    const count = jobsIn(at.standIn).length;
    const { status, text } = await askGraph(at, askBits(), headers);
    assert.equal(status, 200, text);
    const job = jobsIn(at.standIn)[count];
    assert.ok(job !== undefined, text);
    const { labels, query } = job.configuration;
    return { caller: labels['caller'] ?? '', limit: String(query['maximumBytesBilled']) };
  };

  it('depends on the role that a key has', async () => {
    assert.equal((await charged({})).limit, '20971520');
    assert.equal((await charged(bearer(ann.key))).limit, '52428800');
  });

  it('is refused where the role may not have as much billed', async () => {
    const { errors } = await askGraph(gateway, askBits(), bearer(bob.key));

    assert.equal(errors[0]?.extensions['code'], 'BYTES_LIMIT_EXCEEDED');
    assert.equal(errors[0]?.extensions['limitBytes'], '10485759');
  });

  it('goes by a name that is one for all keys of somebody, and tells nothing of them', async () => {
    const { caller } = await charged(bearer(ann.key));

    assert.match(caller, /^[0-9a-f]{24}$/);
    assert.equal((await charged(bearer(annAgain.key))).caller, caller);
    assert.notEqual((await charged({})).caller, caller);
  });

  it('goes by the same name in every replica with the same secret', async (t) => {
    const other = await start();
    t.after(() => other.stop());

    assert.deepEqual(await charged(bearer(ann.key), other), await charged(bearer(ann.key)));
    assert.deepEqual(await charged({}, other), await charged({}));
  });

  it('goes by different names where a key, a router and an address say the same', async () => {
    const vouched = {
      'x-radiograph-router-secret': SECRET,
      'x-radiograph-caller': 'ann',
      'x-radiograph-role': 'researcher',
    };
    const names = [
      await charged(bearer(ann.key)),
      await charged(vouched),
      await charged({ 'x-forwarded-for': 'ann' }),
    ].map(({ caller }) => caller);

    assert.equal(new Set(names).size, 3);
  });

  it('goes, of who proves nothing, by the address that a trusted proxy names, and by no other', async () => {
    const from = async (addresses: string) =>
      (await charged({ 'x-forwarded-for': addresses })).caller;
    const caller = await from('192.0.2.7');

    assert.notEqual(await from('192.0.2.8'), caller);
    // What stands before it is what anyone may have written.
    assert.equal(await from('203.0.113.1, 192.0.2.7'), caller);
    assert.equal(await from('192.0.2.7, 127.0.0.1'), caller);
  });
});

describe('The address of a caller', () => {
  it('is that of the connection, whatever is written into headers, where no proxy is trusted', async (t) => {
    const gateway = await startBilledGateway({
      listen: true,
      env: { TRUSTED_PROXIES: '10.0.0.0/8', RATE_LIMIT: 'off' },
    });
    t.after(() => gateway.stop());
    for (const address of ['192.0.2.7', '192.0.2.8', '10.0.0.1']) {
      await askGraph(gateway, askBits(), { 'x-forwarded-for': address });
    }
    const names = jobsIn(gateway.standIn).map(
      ({ configuration }) => configuration.labels['caller'],
    );

    assert.equal(names.length, 3);
    assert.equal(new Set(names).size, 1);
  });
});
