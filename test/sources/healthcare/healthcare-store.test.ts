import assert from 'node:assert/strict';
import { it } from 'node:test';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import { dicomwebStore } from '../../../src/sources/dicomweb/dicomweb-store.ts';
import { healthcareTransport } from '../../../src/sources/dicomweb/healthcare/healthcare-transport.ts';
import { createGuard } from '../../../src/sources/guard/guard.ts';
import { type HealthcareProxy, startHealthcareProxy } from '../../support/healthcare-proxy.ts';
import { orthancSuite, startOrthanc } from '../../support/orthanc.ts';
import { ABSENT, HELD } from '../dicom-store/held.ts';
import { dicomStoreContract } from '../dicom-store.contract.ts';

const TIMEOUT_MS = 30_000;

orthancSuite('The Cloud Healthcare API as a DICOM store, with Orthanc behind a proxy', () => {
  let proxy: HealthcareProxy;

  dicomStoreContract(async () => {
    const orthanc = await startOrthanc();
    await orthanc.store(HELD.map(({ bytes }) => bytes));
    proxy = await startHealthcareProxy({ orthancUrl: orthanc.url });
    const store = await open();
    return {
      store,
      adapter: 'healthcare',
      draws: true,
      tellsSyntax: false,
      close: async () => {
        await store.close();
        await proxy.stop();
        await orthanc.stop();
      },
    };
  });

  const open = async () => {
    const { store, url: rootUrl } = proxy;
    const transport = await healthcareTransport({ store, rootUrl, timeoutMs: TIMEOUT_MS });
    const guard = createGuard({
      source: 'DICOMWEB',
      timeoutMs: TIMEOUT_MS,
      concurrent: 50,
      queued: 2000,
    });
    return dicomwebStore(transport, guard);
  };

  it('is asked for nothing outside the store', () => {
    assert.ok(proxy.paths.length > 0);
    assert.deepEqual(proxy.outside, []);
  });

  it('is asked once for each of 50 instances, and for 50 at a time at most', async () => {
    const keys = HELD.slice(0, 50).map(({ imageIndex }) => instanceKeyOf(imageIndex));
    const store = await open();
    proxy.forget();

    const found = await store.attributes(keys, ['00280010', '00280011']);

    assert.equal(found.size, 50);
    assert.equal(proxy.paths.length, 50);
    assert.equal(new Set(proxy.paths).size, 50);
    assert.ok(proxy.mostInFlight <= 50);
  });

  it('is searched once to learn that 403 means an object that is not there', async () => {
    for (const emptySearch of ['NO_CONTENT', 'EMPTY_LIST'] as const) {
      proxy.emptySearch = emptySearch;
      const store = await open();
      proxy.forget();

      const found = await store.attributes(ABSENT.map(instanceKeyOf), 'ALL');

      assert.equal(found.size, 0);
      const searches = proxy.paths.filter((path) => path.includes('/instances?'));
      assert.equal(searches.length, 1);
      assert.equal(proxy.paths.length, ABSENT.length + 1);
    }
  });

  it('gives no access where it refuses everything', async (context) => {
    proxy.refusesAll = true;
    context.after(() => {
      proxy.refusesAll = false;
    });
    const store = await open();

    await assert.rejects(store.object(instanceKeyOf(HELD[0]?.imageIndex ?? '')), {
      name: 'Error',
      problem: 'NO_ACCESS',
    });
    const { isHealthy, message } = await store.status();
    assert.equal(isHealthy, false);
    assert.match(message ?? '', /refuses this gateway/);
  });

  it('is asked again where it puts callers off', async () => {
    const store = await open();
    for (const status of [429, 503] as const) {
      proxy.putOff = { status, retryAfter: '0', times: 1 };
      const object = await store.object(instanceKeyOf(HELD[0]?.imageIndex ?? ''));
      object?.close();
      assert.ok(object !== null);
    }
  });
});
