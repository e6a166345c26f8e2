import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RunningSubgraph } from './scores.ts';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** Starts the built gateway on a port of the system's choice, with the sample that ships with it. */
export const startRadiograph = async (): Promise<RunningSubgraph> => {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) {
    const origin = /Open (\S+)\/graphiql/.exec(line)?.[1];
    if (origin === undefined) continue;
    child.stdout.resume();
    return {
      url: `${origin}/graphql`,
      stop: async () => {
        child.kill();
        await ended;
      },
    };
  }
  throw new Error('Radiograph does not start.');
};
