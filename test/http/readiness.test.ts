import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SourceStatus } from '../../src/dataset/dataset.ts';
import { serveImages } from './images/image-server.ts';

const statusOf = (source: SourceStatus['source'], isHealthy: boolean): SourceStatus => ({
  source,
  adapter: 'of a test',
  isHealthy,
  message: isHealthy ? null : 'It does not answer.',
});

const CASES: readonly (readonly [
  catalog: boolean,
  store: boolean,
  status: number,
  said: string,
])[] = [
  [true, true, 200, 'ready'],
  [true, false, 200, 'degraded'],
  [false, true, 503, 'unavailable'],
  [false, false, 503, 'unavailable'],
];

const upOrDown = (isUp: boolean): string => (isUp ? 'up' : 'down');

describe('Whether the gateway is ready', () => {
  for (const [catalog, store, status, said] of CASES) {
    it(`with the catalog ${upOrDown(catalog)} and a store ${upOrDown(store)}: ${said}`, async (test) => {
      const statuses = [statusOf('CATALOG', catalog), statusOf('DICOMWEB', store)];
      const { server } = await serveImages(test, { statuses: async () => statuses });

      const answer = await server.inject('/readyz');

      assert.equal(answer.statusCode, status);
      const { dataset: _, ...answered } = answer.json();
      assert.deepEqual(answered, { status: said, sources: statuses });
      assert.equal(answer.headers['retry-after'], status === 503 ? '1' : undefined);
    });
  }

  it('is known although a store never says how it is', async (test) => {
    const { server } = await serveImages(test, { statuses: () => new Promise(() => {}) });

    const answer = await server.inject('/readyz');

    assert.equal(answer.statusCode, 200);
    assert.equal(answer.json().status, 'degraded');
    const names = answer.json().sources.map(({ source }: SourceStatus) => source);
    assert.ok(names.includes('CATALOG') && !names.includes('DICOMWEB'));
  });
});
