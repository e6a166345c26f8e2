import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { after, before, describe, it } from 'node:test';
import { type Answering, startAnswering } from '../../support/answering.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import {
  claimsOf,
  type Issuer,
  newKey,
  published,
  signed,
  startIssuer,
  tokensOf,
} from '../../support/identity/issuer.ts';
import { sendRaw } from '../../support/identity/raw-request.ts';
import { CLAIMS, NO_ROLES } from './hostile/claims.ts';
import { KEYS } from './hostile/keys.ts';
import type { Forge, Kind } from './hostile/kind.ts';
import { PLACES } from './hostile/places.ts';
import { SIGNATURES } from './hostile/signatures.ts';

const OPEN = '{ dataset { name } }';
const GUARDED = '{ images(first: 1) { explain { sources { source } } } }';

const KINDS = { SIGNATURES, KEYS, CLAIMS, NO_ROLES, PLACES };

describe('A gateway that takes tokens', () => {
  let issuer: Issuer;
  let forger: Answering;
  let gateway: TestGateway;
  let forge: Forge;
  const refusals: unknown[] = [];
  const note = (message: unknown): void => void refusals.push(message);

  before(async () => {
    subscribe('radiograph.identity-refused', note);
    issuer = await startIssuer();
    const own = await newKey('forged');
    const keys = [await published(own)];
    forger = await startAnswering(() => ({ body: JSON.stringify({ keys }) }));
    gateway = await startGateway({ listen: true, env: tokensOf(issuer) });
    const good = await signed(issuer.key, claimsOf());
    forge = { key: issuer.key, own, ownUrl: forger.url, good, claims: claimsOf };
  });
  after(async () => {
    unsubscribe('radiograph.identity-refused', note);
    await gateway?.stop();
    await forger?.stop();
    await issuer?.stop();
  });

  const send = async ({ lines, query, body, isGuarded }: Kind) => {
    const path = `/graphql${query?.(forge) ?? ''}`;
    const given = { query: isGuarded ? GUARDED : OPEN, ...body?.(forge) };
    const head = [`POST ${path} HTTP/1.1`, 'Content-Type: application/json'];
    const said = await lines(forge);
    return { said, ...(await sendRaw(gateway.url, [...head, ...said], JSON.stringify(given))) };
  };

  it('answers the right one, or the tests below would show nothing', async () => {
    const lines = () => [`Authorization: Bearer ${forge.good}`];
    const { status, whole } = await send({ name: 'good', lines, isGuarded: true });

    assert.equal(status, 200, whole);
    assert.match(whole, /"data":\{"images"/);
  });

  it('is tested with at least 54 kinds of others, each told once', () => {
    const names = Object.values(KINDS).flatMap((kinds) => kinds.map(({ name }) => name));

    assert.ok(names.length >= 54, String(names.length));
    for (const kinds of Object.values(KINDS)) {
      assert.equal(new Set(kinds.map(({ name }) => name)).size, kinds.length);
    }
  });

  for (const [group, kinds] of Object.entries(KINDS)) {
    for (const kind of kinds) {
      it(`does not let in ${kind.name} (${group.toLowerCase()})`, async () => {
        refusals.length = 0;
        gateway.clearStatements();
        const { said, status, whole } = await send(kind);

        assert.equal(status, kind.status ?? 401, whole);
        assert.doesNotMatch(whole, /"data"/);
        assert.deepEqual(gateway.statements, []);
        if (status === 401) assert.match(whole, /"code":"UNAUTHENTICATED"/);
        if (status === 401) assert.match(whole, /www-authenticate: Bearer/i);
        assert.equal(refusals.length, status === 401 && !kind.isGuarded ? 1 : 0);
        if (kind.reason !== undefined) assert.deepEqual(refusals, [{ reason: kind.reason }]);
        assertUntold(said, `${whole}\n${gateway.logged.join('\n')}\n${JSON.stringify(refusals)}`);
      });
    }
  }

  it('has asked nobody but its issuer for keys, and logged nothing', () => {
    assert.deepEqual(forger.requests, []);
    assert.ok(issuer.requests.length <= 2, String(issuer.requests.length));
    assert.deepEqual(gateway.logged, []);
  });
});

/** Nothing of what stood behind the names of headers is told: no part of a token that is as long as a word. */
const assertUntold = (lines: readonly string[], told: string): void => {
  const words = lines.flatMap((line) => line.slice(line.indexOf(':') + 1).split(/[^\w-]+/));
  for (const word of words.filter(({ length }) => length >= 12)) {
    assert.ok(!told.includes(word), `It tells ${word}.`);
  }
};
