import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export const project = path.resolve(import.meta.dirname, '../..');

/** What a clone does not have. */
const LEFT_OUT = ['.git', '.tools', '.cache', '.env', 'node_modules', 'dist', 'test/generated'];

/** Copies the project as a clone would have it; `with` names what comes along all the same. */
export function copyProject(
  target: string,
  { also = [] }: { also?: readonly string[] } = {},
): void {
  const left = new Set(LEFT_OUT.filter((name) => !also.includes(name)));
  const filter = (source: string) => !left.has(path.relative(project, source));
  cpSync(project, target, { recursive: true, filter });
}

/** A gateway that was started by a command, and what it has said so far. */
export interface StartedGateway {
  readonly url: string;
  readonly said: () => string;
  /** Asks it to stop, and waits until nobody answers any more. */
  readonly stop: () => Promise<void>;
}

interface Start {
  readonly command: readonly [file: string, ...args: string[]];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly withinMs: number;
}

/** Starts a gateway with a command, and waits until it can answer queries. */
export async function startWith({ command, cwd, env, withinMs }: Start): Promise<StartedGateway> {
  const [file, ...args] = command;
  const port = await freePort();
  const settings = { HOST: '127.0.0.1', PORT: String(port) };
  const child = spawn(file, args, { cwd, env: { ...process.env, ...env, ...settings } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const url = `http://127.0.0.1:${port}`;
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await untilSilent(url);
  };
  try {
    await untilReady({ url, withinMs, hasEnded: () => child.exitCode !== null });
  } catch (cause) {
    await stop();
    throw new Error(`It said:\n${said}`, { cause });
  }
  return { url, said: () => said, stop };
}

async function untilReady({
  url,
  withinMs,
  hasEnded,
}: {
  url: string;
  withinMs: number;
  hasEnded: () => boolean;
}): Promise<void> {
  const limit = performance.now() + withinMs;
  while (!(await isReady(url))) {
    if (hasEnded()) throw new Error('It ended before it was ready.');
    if (performance.now() > limit) throw new Error(`It was not ready within ${withinMs} ms.`);
    await pause(100);
  }
}

async function untilSilent(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (!(await isAnswering(url))) return;
    await pause(100);
  }
  throw new Error(`${url} still answers.`);
}

const isReady = (url: string) =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
const isAnswering = (url: string) =>
  fetch(`${url}/healthz`).then(
    () => true,
    () => false,
  );

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return address.port;
}
