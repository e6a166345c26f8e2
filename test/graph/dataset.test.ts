import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { FILES, readLines } from '../oracle/read-rows.ts';
import { catalogUnderTest } from '../support/catalog-under-test.ts';
import { sampleDir, startGateway, type TestGateway } from '../support/gateway.ts';

interface Served {
  readonly dataset: { readonly contentHash: string; readonly loadedAt: string };
}

const SERVED = '{ dataset { contentHash loadedAt } }';

describe('The data set', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  it('lists its files in published order, with hash, size and rows', async () => {
    const { dataset } = await gateway.data<{ dataset: { files: readonly unknown[] } }>(
      '{ dataset { files { name sha256 byteCount rowCount } } }',
    );

    assert.deepEqual(
      dataset.files,
      Object.values(FILES).map((name) => {
        const bytes = readFileSync(join(sampleDir, name));
        return {
          name,
          sha256: createHash('sha256').update(bytes).digest('hex'),
          byteCount: String(bytes.length),
          rowCount: readLines(sampleDir, name).length - (name.endsWith('.csv') ? 1 : 0),
        };
      }),
    );
  });

  it('says when it was loaded', async () => {
    const { dataset } = await gateway.data<Served>(SERVED);

    assert.match(dataset.loadedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
    assert.ok(Date.parse(dataset.loadedAt) <= Date.now());
  });

  it('says how its stores are', async () => {
    const { dataset } = await gateway.data<{ dataset: { sources: readonly unknown[] } }>(
      '{ dataset { sources { source adapter isHealthy message } } }',
    );
    const { adapters } = catalogUnderTest;

    assert.deepEqual(dataset.sources, [
      { source: 'CATALOG', adapter: adapters.catalog, isHealthy: true, message: null },
      { source: 'LABEL_FILES', adapter: adapters.labelFiles, isHealthy: true, message: null },
      { source: 'DICOMWEB', adapter: 'folder', isHealthy: true, message: null },
      { source: 'CLOUD_STORAGE', adapter: 'folder', isHealthy: true, message: null },
    ]);
  });
});
