import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { bearer } from '../../support/identity/asking.ts';
import { keyFile, keysOf, makeKey } from '../../support/identity/keys.ts';
import { got, posted, type Sent, twoWays } from './two-ways.ts';

const PAGE = '{ images(first: 50) { nodes { imageIndex findings patient { patientId sex } } } }';
const ADDRESSES = '{ images(first: 2) { nodes { thumbnailUrl } } }';
const EXPORT = '{ images(first: 1) { export { url } } }';
const SCHEMA = '{ __schema { queryType { name } } }';
const WRONG = '{ nothing { totalCount } }';
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

type Compare = ReturnType<typeof twoWays>['compare'];

/** Asks both ways in turn, and gives the statuses. */
const asking = async (env: Readonly<Record<string, string>>, asked: readonly Sent[], times = 4) => {
  const ways = twoWays();
  try {
    await ways.start(env);
    const statuses: number[] = [];
    for (const sent of asked) {
      statuses.push((await ways.compare(sent, times)).status);
    }
    return statuses;
  } finally {
    await ways.end();
  }
};

describe('The short way says the same as the long one', () => {
  it('of points, until there are none left', async () => {
    const env = { RATE_LIMIT: '20000', RATE_WINDOW_SECONDS: '3600' };
    const both = [posted({ query: PAGE }), got({ query: PAGE })];

    assert.deepEqual(await asking(env, [...both, ...both], 3), [200, 200, 200, 200]);
    assert.deepEqual(
      await asking({ ...env, RATE_LIMIT: '700' }, [...both, ...both], 3),
      [429, 429, 429, 429],
    );
    const forged = Array.from({ length: 3 }, () => posted({ query: WRONG }));
    assert.deepEqual((await asking(env, [...forged, ...both], 2)).at(-1), 429);
  });

  it('of limits that are held to, measured, or off', async () => {
    const asked = [posted({ query: PAGE }), got({ query: PAGE }), posted({ query: WRONG })];
    assert.deepEqual(await asking({ COST_LIMIT: '5' }, asked), [400, 400, 200]);
    assert.deepEqual(await asking({ COST_LIMIT: '5', LIMITS: 'measure' }, asked), [200, 200, 200]);
    assert.deepEqual(await asking({ COST_LIMIT: '5', LIMITS: 'off' }, asked), [200, 200, 200]);
  });

  it('of documents that are trusted, and of others', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'radiograph-lane-'));
    const file = join(folder, 'manifest.json');
    writeFileSync(file, JSON.stringify({ [hashOf(PAGE)]: PAGE }));
    const documentId = `sha256:${hashOf(PAGE)}`;
    const persistedQuery = { version: 1, sha256Hash: hashOf(PAGE) };
    const asked = [
      { documentId },
      { documentId: hashOf(PAGE) },
      { documentId, query: PAGE },
      { documentId: hashOf(WRONG) },
      { documentId: 7 },
      { query: PAGE },
      { query: PAGE, extensions: { persistedQuery } },
      { extensions: { persistedQuery } },
    ].flatMap((one) => [posted(one), got(one)]);
    try {
      for (const [PERSISTED_DOCUMENTS, APQ, status] of [
        ['only', 'on', 200],
        ['prefer', 'off', 200],
        ['off', 'on', 400],
      ] as const) {
        const env = { PERSISTED_DOCUMENTS, APQ, TRUSTED_DOCUMENTS_FILE: file };
        const [first] = await asking(env, asked, 3);
        assert.equal(first, status);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('of who may ask, and never gives to one what is for another', async () => {
    const [ann, bob] = [makeKey('ann', 'researcher'), makeKey('bob', 'reader')];
    const file = await keyFile(ann, bob);
    const callers = [bearer(ann.key), bearer(bob.key), {}, bearer('none')];
    const asked = [EXPORT, PAGE, SCHEMA, WRONG].flatMap((query) =>
      callers.flatMap((headers) => [posted({ query }, headers), got({ query }, headers)]),
    );
    try {
      const statuses = await asking(keysOf(file), asked);
      assert.deepEqual(statuses.slice(0, 8), [200, 200, 403, 403, 401, 401, 401, 401]);
      assert.deepEqual(statuses.slice(8, 16), [200, 200, 200, 200, 200, 200, 401, 401]);
    } finally {
      await file.remove();
    }
  });

  it('of addresses, under whichever name the gateway is asked', async () => {
    const ways = twoWays();
    await ways.start({ PUBLIC_URL: '' });
    const ask = async (compare: Compare, host: string) =>
      String((await compare(posted({ query: ADDRESSES }, { host }))).body);
    try {
      for (const host of ['one.test', 'two.test', 'one.test']) {
        assert.match(await ask(ways.compare, host), new RegExp(`http://${host}/images/`));
      }
    } finally {
      await ways.end();
    }
  });

  for (const env of [
    { ANSWER_CACHE_MB: '0' },
    { COMPRESSION: 'off' },
    { CORS_ORIGINS: 'https://app.example' },
    { CORS_ORIGINS: '*' },
    { TRUSTED_PROXIES: '127.0.0.1' },
    { DEVELOPER_TOOLS: 'off' },
    { CACHE_MB: '8' },
    { COLUMNS_MB: '0' },
  ]) {
    it(`with ${JSON.stringify(env)}`, async () => {
      const headers = {
        origin: 'https://app.example',
        'accept-encoding': 'br',
        'x-forwarded-for': '10.1.2.3',
        'x-forwarded-host': 'far.test',
      };
      const asked = [PAGE, ADDRESSES, SCHEMA, WRONG].flatMap((query) => [
        posted({ query }, headers),
        got({ query }, headers),
      ]);
      await asking(env, asked, 3);
    });
  }
});
