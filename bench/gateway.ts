// Our gateway as a process of its own, as `npm start` runs it.

import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SERVER } from '../scripts/launch/verbs.mjs';
import { type Memory, memoryOf } from './processes.ts';
import { freePort, type Program, startProgram } from './program.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const POLL_MS = 5;
const START_MS = 60_000;

/** How a process came up; times are since it was started. */
export interface Start {
  readonly aliveMs: number;
  readonly readyMs: number;
  /** Right after it was ready; null where the system does not say. */
  readonly memory: Memory | null;
}

export interface RunningGateway {
  readonly url: string;
  readonly program: Program;
  readonly start: Start;
}

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

/** Starts the built gateway in production mode, with more settings, and waits until it answers queries. */
export const startGateway = async (
  dataDir: string,
  settings: NodeJS.ProcessEnv = {},
): Promise<RunningGateway> => {
  const port = await freePort();
  const since = performance.now();
  const program = await startProgram({
    file: process.execPath,
    args: SERVER.map((part) => (part.startsWith('-') ? part : path.join(ROOT, part))),
    env: {
      ...settings,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      RATE_LIMIT: 'off',
      DATA_DIR: dataDir,
    },
  });
  try {
    const origin = `http://127.0.0.1:${port}`;
    const aliveMs = await timeTo(`${origin}/healthz`, program, since);
    const readyMs = await timeTo(`${origin}/readyz`, program, since);
    const start = { aliveMs, readyMs, memory: memoryOf(program.pid) };
    return { url: `${origin}/graphql`, program, start };
  } catch (error) {
    await program.stop();
    throw error;
  }
};
