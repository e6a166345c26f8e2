// A collection of some size as a catalog file, and the gateway that serves it.
import { mkdirSync, mkdtempSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onCores } from '../budget.ts';
import { type RunningGateway, startGateway } from '../gateway.ts';
import { memoryOf, processorMs } from '../processes.ts';
import { startProgram } from '../program.ts';
import type { Stage } from '../stage.ts';
import { multiplyDataSet } from './multiply.ts';

/** A collection so many times over. */
export interface Scale {
  readonly times: number;
  readonly dataDir: string;
  readonly load: Loaded;
  readonly gateway: RunningGateway;
}

/** What loading took. */
export interface Loaded {
  readonly file: string;
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly mostMebibytes: number;
  /** Of the catalog file and the row file beside it. */
  readonly fileBytes: number;
}

const LOADER = fileURLToPath(new URL('../../dist/load.js', import.meta.url));
const SEED = 20_170_927;
const POLL_MS = 50;
/** The multiplied files, what the load divides them into, and what it makes; of each image. */
const BYTES_OF_IMAGE = 700;
const IMAGES = 112_120;

/** Nothing that was answered is kept: at each size the same question is answered anew. */
const FORGETFUL = { CACHE_MB: '0', ANSWER_CACHE_MB: '0' };

/** Makes, loads and serves collections, one after the other. All of it is gone with the run. */
export const openScales = async (
  stage: Stage,
  sizes: readonly number[],
  settings: NodeJS.ProcessEnv,
): Promise<readonly Scale[]> => {
  const home = mkdtempSync(path.join(tmpdir(), 'radiograph-growth-'));
  stage.closers.add(() => rmSync(home, { recursive: true, force: true }));
  checkRoom(home, Math.max(...sizes));
  const scales: Scale[] = [];
  for (const times of sizes) {
    console.log(`Making, loading and starting a collection of ${times} times`);
    const dataDir = times === 1 ? stage.dataDir : path.join(home, String(times));
    if (times !== 1) {
      mkdirSync(dataDir);
      await multiplyDataSet({ from: stage.dataDir, to: dataDir, times, seed: SEED });
    }
    const load = await loadInto(path.join(home, `${times}.duckdb`), dataDir, stage);
    const env = { ...FORGETFUL, ...settings, CATALOG_FILE: load.file };
    const gateway = await startGateway({ ...stage, dataDir }, env);
    await settled(gateway.program.pid);
    scales.push({ times, dataDir, load, gateway });
  }
  return scales;
};

/** Errors: where the disk would be full half way. */
const checkRoom = (folder: string, times: number): void => {
  const { bavail, bsize } = statfsSync(folder);
  const wanted = times * IMAGES * BYTES_OF_IMAGE;
  if (bavail * bsize >= wanted) return;
  throw new Error(`${folder}: wanted ${wanted} bytes of room, found ${bavail * bsize}.`);
};

const loadInto = async (file: string, dataDir: string, { budget }: Stage): Promise<Loaded> => {
  const began = performance.now();
  const program = await startProgram(
    onCores(budget.servers, {
      file: process.execPath,
      args: [LOADER, '--to', 'duckdb', '--file', file],
      env: { DATA_DIR: dataDir, NODE_ENV: 'production' },
    }),
  );
  let mostMebibytes = 0;
  let usedMs = 0;
  while (!program.hasEnded()) {
    // A process that has ended, and is not yet taken down, has none any more.
    mostMebibytes = Math.max(mostMebibytes, memoryOf(program.pid)?.most ?? 0);
    usedMs = Math.max(usedMs, processorMs([program.pid]));
    await pause(POLL_MS);
  }
  if ((await program.ended) !== 0) throw new Error(`The load failed:\n${program.output()}`);
  return {
    file,
    seconds: (performance.now() - began) / 1000,
    processorSeconds: usedMs / 1000,
    mostMebibytes,
    fileBytes: [file, `${file}.rows`].reduce((sum, one) => sum + statSync(one).size, 0),
  };
};

const QUIET_MS = 1000;
/** Of that second, what a process that does nothing may take. */
const IDLE_MS = 50;

/** Rows are taken into memory after the gateway is ready. */
const settled = async (pid: number): Promise<void> => {
  for (let before = processorMs([pid]); ; ) {
    await pause(QUIET_MS);
    const now = processorMs([pid]);
    if (now - before <= IDLE_MS) return;
    before = now;
  }
};
