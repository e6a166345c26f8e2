import assert from 'node:assert/strict';
import { appendFileSync, copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { hear } from '../../src/signals.ts';
import { unaltered, withAlteredSample } from '../support/altered-sample.ts';
import { sampleDir, startGateway, type TestGateway } from '../support/gateway.ts';
import { startLoad } from './load.ts';
import { withProcess } from './running.ts';

const BOXES = 'BBox_List_2017.csv';
const ENTRIES = 'Data_Entry_2017_v2020.csv';

const ask = async (url: string, query: string) => {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const text: string = await answer.text();
  return JSON.parse(text);
};

const hashOf = async ({ url }: Pick<TestGateway, 'url'>): Promise<string> =>
  (await ask(url, '{ dataset { contentHash } }')).data.dataset.contentHash;

const readiness = async ({ url }: TestGateway) => {
  const text: string = await (await fetch(`${url}/readyz`)).text();
  return JSON.parse(text);
};

/** A gateway over a copy of the sample that a test may change. */
const withGateway = (
  use: (gateway: TestGateway, folder: string) => Promise<void>,
  env: Readonly<Record<string, string>> = {},
): Promise<void> =>
  withAlteredSample(unaltered, async (dataDir) => {
    const gateway = await startGateway({ dataDir, listen: true, env });
    try {
      await use(gateway, dataDir);
    } finally {
      await gateway.stop();
    }
  });

describe('Data that is loaded anew', () => {
  it('is served once it is loaded', () =>
    withGateway(async (gateway, folder) => {
      const before = await hashOf(gateway);
      rmSync(join(folder, BOXES));
      assert.equal(await hashOf(gateway), before, 'nobody has told the gateway');

      await gateway.reload();

      assert.notEqual(await hashOf(gateway), before);
      copyFileSync(join(sampleDir, BOXES), join(folder, BOXES));
      await gateway.reload();
      assert.equal(await hashOf(gateway), before, 'the same files have the same hash');
    }));

  it('is not served where it is broken: what was loaded before is, and health says so', () =>
    withGateway(async (gateway, folder) => {
      const before = await hashOf(gateway);
      const outcomes: string[] = [];
      const end = hear('reload', ({ outcome }) => outcomes.push(outcome));
      appendFileSync(join(folder, ENTRIES), 'no such line\n');

      await gateway.reload();

      assert.equal(await hashOf(gateway), before);
      const { status, failedReload } = await readiness(gateway);
      assert.equal(status, 'ready');
      assert.ok(Math.abs(Date.parse(failedReload.at) - Date.now()) < 60_000);
      assert.match(gateway.logged.join('\n'), /cannot be loaded anew.*Data_Entry_2017_v2020/);

      copyFileSync(join(sampleDir, ENTRIES), join(folder, ENTRIES));
      await gateway.reload();
      assert.equal((await readiness(gateway)).failedReload, undefined);
      end();
      assert.deepEqual(outcomes, ['failed', 'swapped']);
    }));

  it('goes on with cursors of what was served before, and says of exports that they are of other data', () =>
    withGateway(async (gateway, folder) => {
      const page = async (after: string) =>
        (
          await ask(
            gateway.url,
            `{ images(first: 3${after}) { nodes { imageIndex } pageInfo { endCursor } } }`,
          )
        ).data.images;
      const { endCursor } = (await page('')).pageInfo;
      const second = await page(`, after: "${endCursor}"`);
      const exported = await ask(gateway.url, '{ export(cohort: {}, format: CSV) { url } }');
      rmSync(join(folder, BOXES));

      await gateway.reload();

      assert.deepEqual(await page(`, after: "${endCursor}"`), second);
      const address: string = exported.data?.export?.url ?? '';
      if (address !== '') assert.equal((await fetch(address)).status, 409);
    }));
});

describe('A gateway that loads its data anew', () => {
  it('at SIGHUP, under load, drops no request', () =>
    withAlteredSample(unaltered, (dataDir) =>
      withProcess({ DATA_DIR: dataDir }, async (gateway) => {
        const before = await hashOf(gateway);
        const query = '{ dataset { contentHash } images(first: 5) { totalCount } }';
        const load = startLoad({ url: gateway.url, connections: 10, query });
        await load.more(50);
        rmSync(join(dataDir, BOXES));
        for (let round = 0; round < 3; round += 1) {
          gateway.signal('SIGHUP');
          await load.more(100);
        }
        await untilOther(gateway, before);
        const { lost } = await load.end();
        assert.deepEqual(lost, []);
        assert.equal((await gateway.end()).code, 0);
      }),
    ));

  it('by itself, where RELOAD_SECONDS says how often to look', () =>
    withAlteredSample(unaltered, (dataDir) =>
      withProcess({ DATA_DIR: dataDir, RELOAD_SECONDS: '1' }, async (gateway) => {
        const before = await hashOf(gateway);
        rmSync(join(dataDir, BOXES));
        await untilOther(gateway, before);
      }),
    ));
});

/** Resolves when other data is served. */
const untilOther = async (gateway: { readonly url: string }, before: string): Promise<void> => {
  if ((await hashOf(gateway)) === before) await untilOther(gateway, before);
};
