import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import {
  answering,
  atFirst,
  type HostileUpstream,
  kind,
  startUpstream,
} from '../../support/hostile-upstream.ts';
import { openStore } from './opened-store.ts';
import { type Habits, keysOf, smallStore } from './small-store.ts';

const page = keysOf(50);
const PATIENT_ID = '00100020';

let habits: Habits = {};
let upstream: HostileUpstream;

const searches = () => upstream.paths.filter((path) => path.includes('/instances?'));
const metadata = () => upstream.paths.filter((path) => path.endsWith('/metadata'));

describe('a DICOMweb server with habits of its own is read right', () => {
  before(async () => {
    upstream = await startUpstream((path) => smallStore(page, habits)(path));
  });
  beforeEach(() => {
    habits = {};
    upstream.behave(kind);
    upstream.paths.length = 0;
  });
  after(() => upstream.stop());

  it('follows the pages of a server that gives ten at a time', async () => {
    habits = { page: 10 };
    const store = openStore(upstream.url);
    assert.equal((await store.attributes(page, [PATIENT_ID])).size, 50);
    assert.deepEqual(
      searches().map((path) => new URLSearchParams(path.split('?')[1]).get('offset')),
      [null, '10', '20', '30', '40'],
    );
    assert.equal(metadata().length, 0);
    await store.close();
  });

  it('asks for each alone where the server does not match lists', async () => {
    habits = { matchesLists: false };
    const store = openStore(upstream.url);
    const found = await store.attributes(page, [PATIENT_ID]);
    assert.equal(found.size, 50);
    assert.deepEqual([searches().length, metadata().length], [1, 50]);
    await store.close();
  });

  it('asks for each alone where the server refuses the search', async () => {
    upstream.behave(atFirst(1, answering(400, {}, 'no lists'), kind));
    const store = openStore(upstream.url);
    assert.equal((await store.attributes(page, [PATIENT_ID])).size, 50);
    assert.deepEqual([searches().length, metadata().length], [1, 50]);
    await store.close();
  });

  it('asks an instance for what its search leaves out, as it may be there', async () => {
    habits = { untold: ['00204000'] };
    const store = openStore(upstream.url);
    const found = await store.attributes(page.slice(0, 2), ['00204000', '00280010', '00281050']);
    assert.deepEqual(
      [...found.values()],
      Array.from({ length: 2 }, () => ({
        '00204000': { vr: 'LT' },
        '00280010': { vr: 'US', Value: [1024] },
      })),
    );
    assert.deepEqual([searches().length, metadata().length], [1, 2]);
    await store.close();
  });

  it('does not look for what is never told', async () => {
    const store = openStore(upstream.url);
    const found = await store.attributes(page, ['7FE00010', '00081190', '00020010', PATIENT_ID]);
    assert.equal(found.size, 50);
    assert.equal(upstream.paths.length, 1);
    await store.close();
  });

  it('reads attributes that come with another JSON type', async () => {
    upstream.behave(({ response, good }) => {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(good.body);
    });
    const store = openStore(upstream.url);
    assert.equal((await store.attributes(page, [PATIENT_ID])).size, 50);
    await store.close();
  });

  for (const [name, behaviour] of [
    ['204', answering(204, {}, '')],
    ['an empty list', answering(200, { 'content-type': 'application/json' }, '[]')],
    ['404', answering(404, {}, '')],
    ['410', answering(410, {}, '')],
  ] as const) {
    it(`takes ${name} for what it does not hold`, async () => {
      upstream.behave(behaviour);
      const store = openStore(upstream.url);
      assert.equal((await store.attributes(page, [PATIENT_ID])).size, 0);
      assert.equal((await store.attributes(page, 'ALL')).size, 0);
      await store.close();
    });
  }
});
