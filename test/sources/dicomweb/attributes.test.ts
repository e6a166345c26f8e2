import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { GatewayError } from '../../../src/errors.ts';
import {
  answering,
  type Behaviour,
  type HostileUpstream,
  kind,
  startUpstream,
} from '../../support/hostile-upstream.ts';
import { openStore } from './opened-store.ts';
import { datasetOf, keysOf, smallStore } from './small-store.ts';

const keys = keysOf(120);
const held = keys.slice(0, 100);
const page = held.slice(0, 50);
const PATIENT_ID = '00100020';

let upstream: HostileUpstream;

const metadata = () => upstream.paths.filter((path) => path.endsWith('/metadata'));

/** Answers some requests in a time, so that those after them are open at the same time. */
const lingering: Behaviour = (exchange) => {
  setImmediate(() => setImmediate(() => kind(exchange)));
};

describe('attributes of a DICOMweb server', () => {
  before(async () => {
    upstream = await startUpstream(smallStore(held));
  });
  beforeEach(() => {
    upstream.behave(kind);
    upstream.paths.length = 0;
  });
  after(() => upstream.stop());

  it('takes one search for named attributes of fifty instances, and gives no others', async () => {
    const store = openStore(upstream.url);
    const found = await store.attributes(page, [PATIENT_ID, '00280010']);
    assert.equal(upstream.paths.length, 1);
    assert.equal(found.size, 50);
    for (const { instanceUid, imageIndex } of page) {
      assert.deepEqual(found.get(instanceUid), {
        [PATIENT_ID]: { vr: 'LO', Value: [imageIndex.slice(0, 8)] },
        '00280010': { vr: 'US', Value: [1024] },
      });
    }
    await store.close();
  });

  it('asks fifty at a time, so that addresses stay short', async () => {
    const store = openStore(upstream.url);
    assert.equal((await store.attributes(held, [PATIENT_ID])).size, 100);
    assert.equal(upstream.paths.length, 2);
    assert.ok(upstream.paths.every((path) => path.length < 8000));
    await store.close();
  });

  it('asks for all attributes of each instance once, fifty at a time at most', async () => {
    upstream.behave(lingering);
    const store = openStore(upstream.url);
    const found = await store.attributes([...held, ...held], 'ALL');
    assert.equal(found.size, 100);
    assert.deepEqual(found.get(page[0]?.instanceUid ?? ''), datasetOf(page[0] ?? assert.fail()));
    assert.equal(metadata().length, 100);
    assert.equal(new Set(upstream.paths).size, 100);
    assert.ok(upstream.mostAtOnce() <= 50, `${upstream.mostAtOnce()} at once`);
    assert.ok(upstream.mostAtOnce() > 1);
    await store.close();
  });

  it('tells what is held, and leaves out what is not', async () => {
    const store = openStore(upstream.url);
    const found = await store.attributes(keys.slice(95, 105), []);
    assert.deepEqual(
      [...found.keys()],
      keys.slice(95, 100).map(({ instanceUid }) => instanceUid),
    );
    assert.deepEqual(
      [...found.values()],
      Array.from({ length: 5 }, () => ({})),
    );
    assert.equal((await store.attributes(keys.slice(100), 'ALL')).size, 0);
    await store.close();
  });

  it('asks nothing where nothing is wanted', async () => {
    const store = openStore(upstream.url);
    assert.equal((await store.attributes([], ['00100020'])).size, 0);
    assert.equal(upstream.paths.length, 0);
    await store.close();
  });

  it('keeps the error of one instance with that instance', async () => {
    const [first, second, third] = keys;
    const path = `${second?.instanceUid}/metadata`;
    upstream.behave((exchange) =>
      exchange.request.url?.endsWith(path)
        ? answering(200, { 'content-type': 'application/json' }, '[{"x":')(exchange)
        : kind(exchange),
    );
    const store = openStore(upstream.url);
    const found = await store.attributes(keys.slice(0, 3), 'ALL');
    const error = found.get(second?.instanceUid ?? '');
    assert.ok(error instanceof GatewayError && error.code === 'SOURCE_UNAVAILABLE');
    for (const key of [first, third]) {
      assert.deepEqual(found.get(key?.instanceUid ?? ''), datasetOf(key ?? assert.fail()));
    }
    await store.close();
  });

  it('puts the error of a search on all that were asked by it, and on no others', async () => {
    const failing = keys[0]?.instanceUid ?? '';
    upstream.behave((exchange) =>
      exchange.request.url?.includes(failing) ? answering(403, {}, '')(exchange) : kind(exchange),
    );
    const store = openStore(upstream.url);
    const found = await store.attributes(held, [PATIENT_ID]);
    const errors = held.map(({ instanceUid }) => found.get(instanceUid) instanceof GatewayError);
    assert.deepEqual(
      errors,
      held.map((_, place) => place < 50),
    );
    await assert.rejects(store.attributes(page, [PATIENT_ID]), { problem: 'NO_ACCESS' });
    await store.close();
  });

  it('does not take an instance of the same UID in another study for the wanted one', async () => {
    const [key = assert.fail()] = keys;
    const store = openStore(upstream.url);
    assert.equal((await store.attributes([{ ...key, studyUid: '1.2.3' }], [PATIENT_ID])).size, 0);
    await store.close();
  });
});
