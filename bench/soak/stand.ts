// Everything that is needed to soak a gateway: the parts behind it, each behind a proxy that lets it fail.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Random, randomFor } from '../../sample/random.ts';
import { dicomObject, type Radiograph } from '../../scripts/store/dicom-object.ts';
import { datasetsOf } from '../../test/graph/dicom/held-table.ts';
import { sampleDir } from '../../test/support/gateway.ts';
import { radiographOf } from '../../test/support/held-radiographs.ts';
import { startOrthanc } from '../../test/support/orthanc.ts';
import { startRedis } from '../../test/support/redis.ts';
import type { Closers } from '../closers.ts';
import { startAttributeTable, tableSettings } from './attribute-table.ts';
import type { Part } from './faults.ts';
import { type SoakedGateway, startSoaked } from './gateways.ts';
import { type Asked, startHttpProxy } from './http-proxy.ts';
import { startSocketProxy } from './socket-proxy.ts';

export interface Stand {
  /** One that has attributes from a table, and one that has them from the store. */
  readonly gateways: readonly SoakedGateway[];
  readonly parts: readonly Part[];
  readonly radiographs: readonly Radiograph[];
  /** From now on the stores tell something else than they hold. */
  lie(): void;
}

export interface StandOptions {
  readonly seed: string;
  readonly imageCount: number;
  /** Is told of every request to a store as it comes in. */
  readonly heard: (asked: Asked) => void;
}

/**
 * Nothing is remembered, so that every question gets as far as the store that it is about; and what
 * callers ask for is counted in Redis, and never too much.
 */
const COMMON = { CACHE_MB: '0', PICTURE_CACHE_MB: '0', RATE_LIMIT: '1000000000000' };

/** Starts all of it. What was opened is closed by the closers. */
export const startStand = async (options: StandOptions, closers: Closers): Promise<Stand> => {
  const { seed, heard } = options;
  const chance = (name: string): Random => randomFor(`soak ${seed}: ${name}`);
  const radiographs = firstImages(options.imageCount).map(radiographOf);
  const store = await openStore(radiographs, { random: chance('store'), heard }, closers);
  const table = await openTable(radiographs, { random: chance('table'), heard }, closers);
  const counts = await openCounts(chance('counts'), closers);
  const shared = { ...COMMON, ...store.settings, ...counts.settings };
  const gateways = await Promise.all([
    startSoaked('table', { ...shared, ...table.settings }),
    startSoaked('store', shared),
  ]);
  for (const gateway of gateways) closers.add(gateway.stop);
  return {
    gateways,
    radiographs,
    parts: [store.part, table.part, counts.part],
    lie: () => {
      store.lie();
      table.lie();
    },
  };
};

/** How one part's proxy is opened. */
interface Watched {
  readonly random: Random;
  readonly heard: (asked: Asked) => void;
}

const openStore = async (
  radiographs: readonly Radiograph[],
  watched: Watched,
  closers: Closers,
) => {
  const orthanc = await startOrthanc();
  closers.add(orthanc.stop);
  await orthanc.store(radiographs.map(dicomObject));
  const { origin: target, pathname } = new URL(orthanc.url);
  const proxy = await startHttpProxy({ ...watched, target });
  closers.add(proxy.stop);
  const killed = { begin: orthanc.kill, end: orthanc.restart };
  const part: Part = {
    name: 'DICOMWEB',
    faults: new Map([...proxy.faults, ['is killed', killed]]),
  };
  const settings = { DICOM_STORE: 'dicomweb', DICOMWEB_URL: `${proxy.origin}${pathname}` };
  return { part, lie: proxy.lie, settings };
};

const openTable = async (
  radiographs: readonly Radiograph[],
  watched: Watched,
  closers: Closers,
) => {
  const table = await startAttributeTable(await datasetsOf(radiographs));
  closers.add(table.stop);
  const proxy = await startHttpProxy({ ...watched, target: table.url });
  closers.add(proxy.stop);
  const part: Part = { name: 'BIGQUERY', faults: proxy.faults };
  // A statement may take longer by itself; who wants each answer within three seconds says so.
  const settings = { ...tableSettings(proxy.origin), BIGQUERY_TIMEOUT_MS: '2500' };
  return { part, lie: proxy.lie, settings };
};

const openCounts = async (random: Random, closers: Closers) => {
  const redis = await startRedis();
  closers.add(redis.stop);
  const proxy = await startSocketProxy(Number(new URL(redis.url).port), random);
  closers.add(proxy.stop);
  const ways = [
    ...proxy.faults,
    ['is killed', { begin: redis.kill, end: redis.restart }],
    ['freezes', { begin: redis.freeze, end: redis.thaw }],
  ] as const;
  const part: Part = { name: 'REDIS', faults: new Map(ways) };
  return { part, settings: { REDIS_URL: `redis://127.0.0.1:${proxy.port}` } };
};

const firstImages = (count: number): readonly string[] => {
  const rows = readFileSync(join(sampleDir, 'Data_Entry_2017_v2020.csv'), 'utf8').split('\n');
  return rows.slice(1, 1 + count).map((row) => row.split(',')[0] ?? '');
};
