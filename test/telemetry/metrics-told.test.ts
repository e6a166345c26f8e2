import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { tell } from '../../src/signals.ts';
import { type CountedGateway, startCountedGateway } from './counted-gateway.ts';
import { sumOf } from './exposition.ts';

describe('What /metrics says beside operations', () => {
  let gateway: CountedGateway;
  before(async () => {
    gateway = await startCountedGateway();
  });
  after(() => gateway?.stop());

  it('counts batches of loaders, what a memory held, and questions to the catalog', async () => {
    const text = '{ images(first: 4) { nodes { patient { patientId } } } }';
    const first = await gateway.growth(() => gateway.post(text));
    const second = await gateway.growth(() => gateway.post(text));

    const [loader, cache, source] = ['patientById', 'patients by number', 'CATALOG'];
    assert.equal(first('radiograph_batch_keys_count', { loader }), 1);
    assert.ok(first('radiograph_batch_keys_sum', { loader }) >= 1);
    assert.ok(first('radiograph_cache_asked_total', { cache }) >= 1);
    assert.ok(first('radiograph_source_calls_total', { source, outcome: 'answered' }) >= 1);
    assert.ok(first('radiograph_source_attempts_total', { source }) >= 1);
    assert.ok(first('radiograph_source_call_duration_seconds_sum', { source }) > 0);
    assert.equal(
      second('radiograph_cache_held_total', { cache }),
      second('radiograph_cache_asked_total', { cache }),
    );
    assert.equal(second('radiograph_source_calls_total', { source }), 0);
  });

  it('counts requests by the pattern of their address, and by status', async () => {
    const grown = await gateway.growth(async () => {
      for (const path of ['/images/nothing.png/rendered', '/healthz', '/no/such/path']) {
        await (await fetch(`${gateway.url}${path}`)).arrayBuffer();
      }
    });

    const requests = 'radiograph_http_requests_total';
    assert.equal(grown(requests, { route: '/images/:imageIndex/rendered', status: '404' }), 1);
    assert.equal(grown(requests, { route: '/healthz', method: 'GET', status: '200' }), 1);
    assert.equal(grown(requests, { route: 'none', status: '404' }), 1);
    assert.ok(!JSON.stringify(await gateway.read()).includes('such/path'));
  });

  it('says what is served, and by which version', async () => {
    const samples = await gateway.read();
    const { contentHash, imageCount } = gateway.sources.dataset.dataset();

    assert.equal(sumOf(samples, 'radiograph_dataset_info', { hash: contentHash.slice(0, 12) }), 1);
    assert.equal(sumOf(samples, 'radiograph_dataset_images'), imageCount);
    assert.equal(sumOf(samples, 'radiograph_build_info', { node: process.versions.node }), 1);
  });

  it('has the event loop, the heap, and the collection of garbage', async () => {
    const names = new Set((await gateway.read()).map(({ name }) => name));

    for (const name of [
      'nodejs_eventloop_lag_p99_seconds',
      'nodejs_heap_size_used_bytes',
      'nodejs_gc_duration_seconds_count',
      'process_cpu_seconds_total',
      'process_resident_memory_bytes',
    ]) {
      assert.ok(names.has(name), name);
    }
  });

  it('counts what is told by those who limit, guard, load and log', async () => {
    const queue = {};
    const source = 'DICOMWEB';
    const grown = await gateway.growth(async () => {
      tell('over-limit', { limit: 'DEPTH', isRefused: false });
      tell('rate-limit-unavailable', {});
      tell('identity-refused', { reason: 'expired' });
      tell('shed', { reason: 'requests' });
      tell('billed', { source: 'BIGQUERY', bytes: 10_485_760 });
      tell('breaker', { source, state: 'open' });
      tell('source-queue', { source, queue, running: 5, waiting: 2 });
      tell('source-queue', { source, queue: {}, running: 1, waiting: 1 });
      tell('reload', { outcome: 'failed', seconds: 3 });
      tell('log-line', { level: 'error', isWritten: false });
    });

    assert.equal(grown('radiograph_over_limit_total', { limit: 'DEPTH', refused: 'false' }), 1);
    assert.equal(grown('radiograph_rate_limit_unavailable_total'), 1);
    assert.equal(grown('radiograph_identity_refused_total', { reason: 'expired' }), 1);
    assert.equal(grown('radiograph_shed_total', { reason: 'requests' }), 1);
    assert.equal(grown('radiograph_billed_bytes_total', { source: 'BIGQUERY' }), 10_485_760);
    assert.equal(grown('radiograph_source_breaker_state', { source, state: 'open' }), 1);
    assert.equal(grown('radiograph_source_running', { source }), 6);
    assert.equal(grown('radiograph_source_waiting', { source }), 3);
    assert.equal(grown('radiograph_reloads_total', { outcome: 'failed' }), 1);
    assert.equal(grown('radiograph_log_lines_total', { level: 'error', written: 'false' }), 1);
  });
});
