import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { skipWithoutEmulator } from './bigquery-emulator.ts';
import { cutSample } from './cut-sample.ts';
import { sampleDir, startGateway, type TestGateway } from './gateway.ts';
import { startOnBigQuery } from './on-bigquery.ts';
import { requireRealData, skipWithoutRealData } from './real-data.ts';

export { sampleDir };

export interface DataSet {
  readonly name: string;
  /** Of the runs that a property gets on the sample. */
  readonly share: number;
  readonly skip: string | false;
  readonly openFolder: () => string;
  readonly start: (options: { readonly dataDir: string }) => Promise<TestGateway>;
}

/** What each test of meaning runs on. The first release alone has impossible ages and no later labels. */
export const dataSets: readonly DataSet[] = [
  {
    name: 'the sample',
    share: 1,
    skip: false,
    openFolder: () => sampleDir,
    start: startGateway,
  },
  {
    name: 'the sample of 2017 without splits',
    share: 0.2,
    skip: false,
    openFolder: openFirstRelease,
    start: startGateway,
  },
  {
    name: 'the published files',
    share: 0.3,
    skip: skipWithoutRealData,
    openFolder: requireRealData,
    start: startGateway,
  },
  {
    name: 'the sample, its rows in memory',
    share: 0.4,
    skip: false,
    openFolder: () => sampleDir,
    start: startInMemory,
  },
  {
    name: 'the sample of 2017 without splits, its rows in memory',
    share: 0.2,
    skip: false,
    openFolder: openFirstRelease,
    start: startInMemory,
  },
  {
    name: 'the published files, their rows in memory',
    share: 0.1,
    skip: skipWithoutRealData,
    openFolder: requireRealData,
    start: startInMemory,
  },
  {
    // A statement takes the emulator some 20 ms, and a join of two tables all pairs of their rows.
    name: 'a part of the sample, on BigQuery',
    share: 0.1,
    skip: skipWithoutEmulator,
    openFolder: cutSample,
    start: startOnBigQuery,
  },
];

function startInMemory(options: { readonly dataDir: string }): Promise<TestGateway> {
  return startGateway({ ...options, columnMegabytes: 64 });
}

function openFirstRelease(): string {
  const folder = mkdtempSync(join(tmpdir(), 'radiograph-2017-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const left = ['Data_Entry_2017_v2020.csv', 'train_val_list.txt', 'test_list.txt'];
  cpSync(sampleDir, folder, {
    recursive: true,
    filter: (path) => !left.some((name) => path.endsWith(name)),
  });
  return folder;
}
