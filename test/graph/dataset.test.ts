import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { FILES, readLines } from '../oracle/read-rows.ts';
import {
  type Alteration,
  unaltered,
  withAlteredSample,
  withBytes,
  without,
} from '../support/altered-sample.ts';
import { sampleDir, startGateway, type TestGateway } from '../support/gateway.ts';

interface Served {
  readonly dataset: { readonly contentHash: string; readonly loadedAt: string };
}

const SERVED = '{ dataset { contentHash loadedAt } }';

async function served(alteration: Alteration): Promise<Served['dataset']> {
  return withAlteredSample(alteration, async (dataDir) => {
    const gateway = await startGateway({ dataDir });
    const { dataset } = await gateway.data<Served>(SERVED);
    await gateway.stop();
    return dataset;
  });
}

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

    assert.deepEqual(dataset.sources, [
      { source: 'CATALOG', adapter: 'duckdb', isHealthy: true, message: null },
      { source: 'LABEL_FILES', adapter: 'folder', isHealthy: true, message: null },
      { source: 'DICOMWEB', adapter: 'folder', isHealthy: true, message: null },
      { source: 'CLOUD_STORAGE', adapter: 'folder', isHealthy: true, message: null },
    ]);
  });
});

describe('The content hash', () => {
  it('is the same after every load, wherever the files are', async () => {
    const first = await served(unaltered);
    const second = await served(unaltered);

    assert.match(first.contentHash, /^[0-9a-f]{64}$/);
    assert.equal(second.contentHash, first.contentHash);
  });

  it('changes with one byte of any file', async () => {
    const { contentHash } = await served(unaltered);
    const hashes = new Set([contentHash]);
    for (const name of Object.values(FILES)) {
      // A line end is a byte that no row depends on: one more at the end, or one less.
      const alteration = withBytes(name, (bytes) =>
        bytes.at(-1) === 10 ? bytes.subarray(0, -1) : Buffer.concat([bytes, Buffer.from('\n')]),
      );
      hashes.add((await served(alteration)).contentHash);
    }

    assert.equal(hashes.size, Object.values(FILES).length + 1);
  });

  it('changes with a file less', async () => {
    const whole = await served(unaltered);
    const rest = await served(without(FILES.boxes));

    assert.notEqual(rest.contentHash, whole.contentHash);
  });
});
