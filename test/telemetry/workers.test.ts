import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { samplesIn, sumOf } from './exposition.ts';
import { startToldProcess, type ToldProcess } from './told-process.ts';

const WORKERS = 2;
const ASKED = 40;

describe('The metrics of several workers', () => {
  let gateway: ToldProcess;
  before(async () => {
    gateway = await startToldProcess({ WORKERS: String(WORKERS), LOG_REQUESTS: 'all' });
  });
  after(() => gateway?.end());

  /** Over a connection of its own, which may lead to any worker. */
  const fetched = async (path: string, init: RequestInit = {}): Promise<string> => {
    const headers = { 'content-type': 'application/json', connection: 'close' };
    return (await fetch(new URL(path, gateway.url), { ...init, headers })).text();
  };

  it('are added up, whichever of them answers', async () => {
    const body = JSON.stringify({ query: '{ dataset { name } }' });
    for (let asked = 0; asked < ASKED; asked += 1) {
      await fetched('/graphql', { method: 'POST', body });
    }

    for (let read = 0; read < 2 * WORKERS; read += 1) {
      const samples = samplesIn(await fetched('/metrics'));
      assert.equal(sumOf(samples, 'radiograph_operations_total'), ASKED);
      assert.equal(sumOf(samples, 'radiograph_operation_duration_seconds_count'), ASKED);
      assert.equal(sumOf(samples, 'radiograph_dataset_info'), WORKERS);
      assert.ok(sumOf(samples, 'radiograph_dataset_images') > 0);
    }
  });
});
