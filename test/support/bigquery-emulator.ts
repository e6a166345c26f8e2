import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type BackgroundProgram, backgroundProgram } from './background-program.ts';
import { freePort } from './free-port.ts';

const PROGRAM =
  process.env['BIGQUERY_EMULATOR_PATH'] ??
  fileURLToPath(new URL('../../.cache/bigquery-emulator/bigquery-emulator', import.meta.url));
const isThere = existsSync(PROGRAM);
const isRequired = process.env['RADIOGRAPH_REQUIRE_BIGQUERY'] === '1';

const START_MS = 30_000;
const POLL_MS = 20;

/** Why the tests on BigQuery's grammar cannot run here; false where they can, or must. */
export const skipWithoutEmulator: string | false =
  isThere || isRequired
    ? false
    : 'NOT TESTED ON BIGQUERY: no emulator here. Run `bash scripts/emulator/build.sh` where Go is, or set BIGQUERY_EMULATOR_PATH.';

/** A suite that needs the BigQuery emulator: skipped aloud without it, unless it is required. */
export const bigquerySuite = (name: string, body: () => void | Promise<void>): void => {
  describe(name, { skip: skipWithoutEmulator }, body);
};

/** A BigQuery emulator with one empty dataset; it parses with GoogleSQL's own grammar. */
export interface BigQueryEmulator {
  /** For BIGQUERY_API_ENDPOINT. */
  readonly url: string;
  readonly projectId: string;
  readonly datasetId: string;
  /** Starts it anew and empty, at the same address: it keeps memory for every job it ran. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const PROJECT = 'radiograph-test';
const DATASET = 'catalog';

/** Starts the emulator on loopback and waits until it answers. */
export const startBigQueryEmulator = async (): Promise<BigQueryEmulator> => {
  if (!isThere) throw new Error(`RADIOGRAPH_REQUIRE_BIGQUERY is 1, and ${PROGRAM} is not there.`);
  const [port, grpcPort] = [await freePort(), await freePort()];
  const folder = mkdtempSync(join(tmpdir(), 'radiograph-bigquery-'));
  const url = `http://127.0.0.1:${port}`;
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  const program = backgroundProgram({
    file: PROGRAM,
    args: [
      `--project=${PROJECT}`,
      `--dataset=${DATASET}`,
      `--port=${port}`,
      `--grpc-port=${grpcPort}`,
      '--host=127.0.0.1',
      '--database=:memory:',
      '--log-level=error',
    ],
    log: join(folder, 'log'),
    onExit: removeFolder,
  });
  const start = async (): Promise<void> => {
    program.start();
    await answers(program, url);
  };
  await start();
  return {
    url,
    projectId: PROJECT,
    datasetId: DATASET,
    restart: async () => {
      await program.kill();
      await start();
    },
    stop: async () => {
      await program.kill();
      removeFolder();
    },
  };
};

const answers = async (program: BackgroundProgram, url: string): Promise<void> => {
  const deadline = performance.now() + START_MS;
  while (!(await isUp(url))) {
    if (program.hasEnded()) throw new Error(`The emulator ended at once:\n${program.lastWords()}`);
    if (performance.now() > deadline) {
      throw new Error(`The emulator does not answer:\n${program.lastWords()}`);
    }
    await pause(POLL_MS);
  }
};

const isUp = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(`${url}/bigquery/v2/projects/${PROJECT}/datasets`);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
};
