// Starts programs, and stops what it started.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Closers } from './closers.ts';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Who runs it; the caller where it is left out. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

export interface Program {
  readonly pid: number;
  /** What it has printed. */
  readonly output: () => string;
  /** Resolves once it has printed a text. Rejects where it ends before, or takes too long. */
  readonly printed: (text: string) => Promise<void>;
  readonly hasEnded: () => boolean;
  /** Its exit status, once it has ended and all its output is read; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Asks it to end, waits, and insists after a while. */
  readonly stop: () => Promise<void>;
}

const POLL_MS = 20;
const START_MS = 60_000;
const STOP_MS = 10_000;
const KEPT_CHARACTERS = 4000;

const hasEnded = (child: ChildProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null;

const stop = async (child: ChildProcess): Promise<void> => {
  if (hasEnded(child)) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  const insist = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(insist);
};

/** Starts a program in the background. Errors: where there is no such program. */
export const startProgram = async (command: Command): Promise<Program> => {
  const child = spawn(command.file, command.args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...command.env },
    ...command.user,
  });
  // Nothing outlives the benchmark, however it ends.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output = `${output}${String(chunk)}`.slice(-KEPT_CHARACTERS);
    });
  }
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const printed = async (text: string): Promise<void> => {
    const deadline = performance.now() + START_MS;
    while (!output.includes(text)) {
      if (hasEnded(child)) throw new Error(`${command.file} ended at once:\n${output}`);
      if (performance.now() > deadline) throw new Error(`${command.file} is not ready:\n${output}`);
      await pause(POLL_MS);
    }
  };
  return {
    pid: child.pid ?? 0,
    output: () => output,
    printed,
    hasEnded: () => hasEnded(child),
    ended: new Promise((resolve) => child.once('close', resolve)),
    stop: () => stop(child),
  };
};

/** Runs a program to its end, and gives what it printed. Errors: with its output where it fails. */
export const runProgram = async (command: Command, closers?: Closers): Promise<string> => {
  const program = await startProgram(command);
  closers?.add(program.stop);
  const status = await program.ended;
  if (status === 0) return program.output().trim();
  throw new Error(`${command.file} failed:\n${program.output()}`);
};

/** Whether there is a program of a name. */
export const isOnPath = (name: string): boolean =>
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .some((folder) => existsSync(path.join(folder, name)));

/** A port that nothing listens on just now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
