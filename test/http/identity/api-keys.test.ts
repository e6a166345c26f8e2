import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { hashOf } from '../../../src/http/identity/api-keys.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { askGraph, basic, bearer } from '../../support/identity/asking.ts';
import { keyFile, keysOf, makeKey, type TestFile } from '../../support/identity/keys.ts';

const OPEN = '{ dataset { name } }';
const GUARDED = '{ images(first: 1) { export { url } } }';

const ann = makeKey('ann', 'researcher', { created: '2026-01-01' });
const bob = makeKey('bob', 'reader', { expires: '2999-12-31' });
const past = makeKey('past', 'admin', { expires: '2020-01-01' });
const stranger = makeKey('stranger', 'admin');

describe('A gateway that takes API keys', () => {
  let file: TestFile;
  let gateway: TestGateway;
  before(async () => {
    file = await keyFile(ann, bob, past);
    gateway = await startGateway({ listen: true, env: keysOf(file) });
  });
  after(async () => {
    await gateway?.stop();
    await file?.remove();
  });

  for (const [name, headers] of Object.entries({
    'as a bearer token': bearer(ann.key),
    'in x-api-key': { 'x-api-key': ann.key },
    'as a password': basic(ann.key),
    'as a password of nobody': basic(ann.key, ''),
  })) {
    it(`takes a key ${name}`, async () => {
      const { status, data } = await askGraph(gateway, GUARDED, headers);

      assert.equal(status, 200);
      assert.notEqual(data, null);
    });
  }

  it('gives the key its role, and no more', async () => {
    const { status, errors, headers } = await askGraph(gateway, GUARDED, bearer(bob.key));

    assert.equal(status, 403);
    assert.deepEqual(errors[0]?.extensions, {
      code: 'FORBIDDEN',
      field: 'ImageConnection.export',
      requiredRole: 'researcher',
      role: 'reader',
    });
    assert.match(headers.get('www-authenticate') ?? '', /scope="radiograph:researcher"/);
  });

  it('takes who sends nothing for anonymous, and answers what is for everybody', async () => {
    assert.equal((await askGraph(gateway, OPEN)).status, 200);
    const { status, errors } = await askGraph(gateway, GUARDED);

    assert.equal(status, 401);
    assert.equal(errors[0]?.extensions['code'], 'UNAUTHENTICATED');
  });

  const wrong: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'that nobody has': bearer(stranger.key),
    'that has expired': bearer(past.key),
    'that is cut off': bearer(ann.key.slice(0, -1)),
    'that is too long': bearer(`${ann.key}A`),
    'in other letters': bearer(ann.key.toUpperCase()),
    'without its beginning': bearer(ann.key.replace('radiograph_', '')),
    'in place of which the hash is sent': bearer(hashOf(ann.key).toString('hex')),
    'in place of which the encoded hash is sent': bearer(hashOf(ann.key).toString('base64url')),
    'in place of which the line of the file is sent': { 'x-api-key': ann.line },
    'in place of which the name is sent': bearer('ann'),
    'that is the user and not the password': basic('', ann.key),
    'that is sent twice': { ...bearer(ann.key), 'x-api-key': ann.key },
    'that is a property of every object': bearer('__proto__'),
    'that is empty': { 'x-api-key': '' },
    'that is a pattern': { 'x-api-key': '.*' },
  };
  for (const [name, headers] of Object.entries(wrong)) {
    it(`refuses a key ${name}, also for what is for everybody`, async () => {
      const { status, data, errors, text } = await askGraph(gateway, OPEN, headers);

      assert.equal(status, 401);
      assert.equal(data, null);
      assert.equal(errors[0]?.extensions['code'], 'UNAUTHENTICATED');
      assert.ok(!text.includes(ann.key.slice(-12)));
      assert.deepEqual(gateway.logged, []);
    });
  }
});

describe('A file of API keys', () => {
  it('is read again when it changes: a new key holds at once, and one that is gone within a second', async (t) => {
    const file = await keyFile(ann);
    const gateway = await startGateway({ listen: true, env: keysOf(file) });
    t.after(() => gateway.stop().then(() => file.remove()));
    const statusFor = async (key: string) => (await askGraph(gateway, OPEN, bearer(key))).status;

    assert.equal(await statusFor(ann.key), 200);
    assert.equal(await statusFor(bob.key), 401);
    await file.replace(bob.line);
    assert.equal(await statusFor(bob.key), 200);
    assert.equal(await statusFor(ann.key), 401);
  });

  it('that becomes unreadable goes on to say what it said, and the log tells, without what is in it', async (t) => {
    const file = await keyFile(ann);
    const gateway = await startGateway({ listen: true, env: keysOf(file) });
    t.after(() => gateway.stop().then(() => file.remove()));
    await file.replace(`${ann.line}\n{"name":"hush","role":"owner"}`);

    // An unknown key has the file looked at.
    assert.equal((await askGraph(gateway, OPEN, bearer(bob.key))).status, 401);
    assert.equal((await askGraph(gateway, OPEN, bearer(ann.key))).status, 200);
    assert.equal(gateway.logged.length, 1);
    assert.match(gateway.logged[0] ?? '', /API_KEYS_FILE: line 2: wanted a role/);
    assert.doesNotMatch(gateway.logged.join(), /hush|owner/);
  });

  it('that is wrong at the start stops the start, and says in which line', async (t) => {
    const file = await keyFile(ann, ann);
    t.after(() => file.remove());

    await assert.rejects(startGateway({ env: keysOf(file) }), {
      name: 'ConfigError',
      message: /API_KEYS_FILE: line 2: the same key stands in a line before/,
    });
    await assert.rejects(startGateway({ env: { AUTH: 'api-key', API_KEYS_FILE: '/nowhere' } }), {
      name: 'ConfigError',
      message: /API_KEYS_FILE: /,
    });
  });
});
