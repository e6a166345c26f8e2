import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import type { ReplayedStage } from './replay.ts';

/** Number of the user "node" in the base image, taken where the tests may be anybody. */
const NODE_USER = 1000;
const isRoot = process.geteuid?.() === 0;

const START_MS = 60_000;

/** How a program ended, and all that it said. */
export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly said: string;
}

/** A gateway of a replayed stage. */
export interface RunningGateway {
  readonly url: string;
  /** Asks it to stop, and waits. */
  stop(): Promise<Ended>;
}

type Environment = Readonly<Record<string, string>>;

/** A gateway's answer to a query, as JSON. */
export const ask = async (url: string, query: string) => {
  const answer = await fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, {
    headers: { 'apollo-require-preflight': 'yes' },
  });
  return answer.json();
};

/** Runs programs of replayed stages as their user, with their ENV, and with a Node that anybody may run. */
export const runnerWith = (nodeFolder: string) => {
  const start: Start = (replayed, what, env) => startIn(replayed, what, { nodeFolder, env });
  return {
    /** Exit code of a stage's health check. */
    healthCheck: async (replayed: ReplayedStage, env: Environment): Promise<number | null> =>
      (await start(replayed, 'healthCheck', env).ended).code,
    /** Runs a stage's command to its end. */
    run: (replayed: ReplayedStage, env: Environment): Promise<Ended> =>
      start(replayed, 'command', env).ended,
    /** Starts a gateway, and waits until its own health check is satisfied. */
    serve: async (replayed: ReplayedStage, more: Environment): Promise<RunningGateway> => {
      const port = await freePort();
      const env = { ...more, HOST: '127.0.0.1', PORT: String(port) };
      const { child, ended } = start(replayed, 'command', env);
      const limit = performance.now() + START_MS;
      while ((await start(replayed, 'healthCheck', env).ended).code !== 0) {
        if (child.exitCode === null && child.signalCode === null && performance.now() < limit) {
          await pause(100);
          continue;
        }
        child.kill('SIGKILL');
        throw new Error(`It is not ready. It said:\n${(await ended).said}`);
      }
      const stop = (): Promise<Ended> => {
        child.kill('SIGTERM');
        return ended;
      };
      return { url: `http://127.0.0.1:${port}`, stop };
    },
  };
};

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

type Start = (
  replayed: ReplayedStage,
  what: 'command' | 'healthCheck',
  env: Environment,
) => Started;

const startIn = (
  { root, cwd, stage, env: own }: ReplayedStage,
  what: 'command' | 'healthCheck',
  { nodeFolder, env }: { readonly nodeFolder: string; readonly env: Environment },
): Started => {
  const [program, ...args] = stage[what] ?? [];
  assert.deepEqual([program, stage.user], ['node', 'node']);
  const child = spawn(`${nodeFolder}/node`, args, {
    cwd,
    env: { PATH: nodeFolder, HOME: root, ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isRoot && { uid: NODE_USER, gid: NODE_USER }),
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += String(chunk);
    });
  }
  const ended = once(child, 'close').then(([code]): Ended => {
    process.off('exit', kill);
    return { code, said };
  });
  return { child, ended };
};
