// Our gateway as a process of its own, as `npm start` runs it.

import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SERVER, SERVER_ENVIRONMENT } from '../scripts/launch/verbs.mjs';
import { ask } from './ask.ts';
import { onCores } from './budget.ts';
import { type Memory, memoryOf } from './processes.ts';
import { freePort, type Program, startProgram } from './program.ts';
import type { Stage } from './stage.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Asked more often, it would be slower: each question takes a part of a core that it starts with. */
const POLL_MS = 20;
const START_MS = 60_000;

/** How a process came up; times are since it was started. */
export interface Start {
  readonly aliveMs: number;
  readonly readyMs: number;
  /** To the whole answer of the first question. */
  readonly answerMs: number;
  /** Then; null where the system does not say. */
  readonly memory: Memory | null;
}

export interface RunningGateway {
  readonly url: string;
  readonly program: Program;
  readonly start: Start;
}

const FIRST = '{ images(first: 50) { nodes { imageIndex findings patient { patientId sex } } } }';

const isOk = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
};

/** Milliseconds until an address answers well. */
const timeTo = async (url: string, program: Program, since: number): Promise<number> => {
  while (!(await isOk(url))) {
    if (program.hasEnded()) throw new Error(`The gateway ended:\n${program.output()}`);
    if (performance.now() - since > START_MS) throw new Error(`${url} does not answer.`);
    await pause(POLL_MS);
  }
  return Math.round(performance.now() - since);
};

/**
 * Starts the built gateway in production mode, with more settings, and waits until it answers. It ends with the run.
 *
 * cores: those of the budget; "all" where nothing else is measured beside it.
 */
export const startGateway = async (
  { dataDir, budget, closers }: Pick<Stage, 'dataDir' | 'budget' | 'closers'>,
  settings: NodeJS.ProcessEnv = {},
  cores: 'servers' | 'all' = 'servers',
): Promise<RunningGateway> => {
  const port = await freePort();
  const since = performance.now();
  const program = await startProgram(
    onCores(budget[cores], {
      file: process.execPath,
      args: SERVER.map((part) => (part.startsWith('-') ? part : path.join(ROOT, part))),
      env: {
        ...SERVER_ENVIRONMENT,
        ...settings,
        HOST: '127.0.0.1',
        PORT: String(port),
        RATE_LIMIT: 'off',
        // No other server here turns callers away while the machine is busy with something else.
        SHED_DELAY_MS: '0',
        DATA_DIR: dataDir,
      },
    }),
  );
  closers.add(program.stop);
  const origin = `http://127.0.0.1:${port}`;
  const aliveMs = await timeTo(`${origin}/healthz`, program, since);
  const readyMs = await timeTo(`${origin}/readyz`, program, since);
  const url = `${origin}/graphql`;
  await ask(url, { query: FIRST });
  const answerMs = Math.round(performance.now() - since);
  return { url, program, start: { aliveMs, readyMs, answerMs, memory: memoryOf(program.pid) } };
};
