import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunningSubgraph } from './scores.ts';

const POLL_MS = 100;
const READY_WITHIN_MS = 60_000;

/** Starts Hive Gateway, which is installed in a folder, over a supergraph, and waits until it is ready. */
export const startHive = async (folder: string, supergraph: string): Promise<RunningSubgraph> => {
  const work = mkdtempSync(path.join(os.tmpdir(), 'supergraph-'));
  const file = path.join(work, 'supergraph.graphql');
  writeFileSync(file, supergraph);
  const port = await anyPort();
  const bin = path.join(folder, 'node_modules/@graphql-hive/gateway/dist/bin.js');
  const args = [
    bin,
    'supergraph',
    file,
    '--port',
    String(port),
    '--host',
    '127.0.0.1',
    '--fork',
    '1',
  ];
  const child = spawn(process.execPath, args, {
    cwd: work,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    }
    rmSync(work, { recursive: true, force: true });
  };
  try {
    await ready(`http://127.0.0.1:${port}/readiness`, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://127.0.0.1:${port}/graphql`, stop };
};

/** Hive Gateway has to be told a port. */
const anyPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return address.port;
};

const ready = async (url: string, child: ChildProcess): Promise<void> => {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until && child.exitCode === null) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await pause(POLL_MS);
  }
  throw new Error('Hive Gateway does not start.');
};
