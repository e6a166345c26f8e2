import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { tell } from '../../src/signals.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

describe('What /readyz says beside the sources', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ listen: true });
  });
  after(() => gateway?.stop());

  const read = async () => JSON.parse(await (await fetch(`${gateway.url}/readyz`)).text());

  it('is the hash of what is served, and when it was loaded', async () => {
    const { contentHash, loadedAt } = gateway.sources.dataset.dataset();

    const { status, dataset } = await read();

    assert.equal(status, 'ready');
    assert.deepEqual(dataset, { hash: contentHash, loadedAt });
  });

  it('is the breaker of a source, once that has opened', async () => {
    const breakers = async (): Promise<Record<string, string | undefined>> => {
      const sources: { source: string; breaker?: string }[] = (await read()).sources;
      return Object.fromEntries(sources.map(({ source, breaker }) => [source, breaker]));
    };

    assert.equal((await breakers())['DICOMWEB'], undefined);
    tell('breaker', { source: 'DICOMWEB', state: 'open' });
    assert.equal((await breakers())['DICOMWEB'], 'open');
    assert.equal((await breakers())['CATALOG'], undefined);
    tell('breaker', { source: 'DICOMWEB', state: 'closed' });
    assert.equal((await breakers())['DICOMWEB'], 'closed');
  });
});
