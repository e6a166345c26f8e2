import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { type BackgroundProgram, backgroundProgram } from './background-program.ts';
import { freePort } from './free-port.ts';

const PROGRAM = process.env['REDIS_PATH'] ?? 'redis-server';
const isThere = spawnSync(PROGRAM, ['--version']).status === 0;
const isRequired = process.env['RADIOGRAPH_REQUIRE_REDIS'] === '1';

const START_MS = 30_000;
const POLL_MS = 20;

/** Why the tests on a real Redis cannot run here; false where they can, or must. */
const skipWithoutRedis: string | false =
  isThere || isRequired
    ? false
    : 'NOT TESTED ON REDIS: no redis-server here. Install it, or set REDIS_PATH.';

/** A suite that needs Redis: skipped aloud without it, unless it is required. */
export const redisSuite = (name: string, body: () => void): void => {
  describe(name, { skip: skipWithoutRedis }, body);
};

/** A real Redis, which keeps nothing on a disk. */
export interface Redis {
  /** For REDIS_URL. */
  readonly url: string;
  /** What it holds: keys, and how long each is kept, in seconds. */
  kept(): Promise<ReadonlyMap<string, number>>;
  /** From now on it says nothing, and keeps its connections; and answers again. */
  freeze(): void;
  thaw(): void;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again after kill, empty and at the same address; waits until it answers. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts Redis on loopback and waits until it answers. */
export const startRedis = async (): Promise<Redis> => {
  if (!isThere) throw new Error('RADIOGRAPH_REQUIRE_REDIS is 1, and there is no redis-server.');
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'radiograph-redis-'));
  const url = `redis://127.0.0.1:${port}`;
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  const program = backgroundProgram({
    file: PROGRAM,
    args: ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder],
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
    kept: () => asking(url, keptBy),
    freeze: () => program.signal('SIGSTOP'),
    thaw: () => program.signal('SIGCONT'),
    kill: program.kill,
    restart: start,
    stop: async () => {
      await program.kill();
      removeFolder();
    },
  };
};

const clientOf = (url: string) => createClient({ url, socket: { reconnectStrategy: false } });
type Client = ReturnType<typeof clientOf>;

const asking = async <T>(url: string, ask: (client: Client) => Promise<T>): Promise<T> => {
  const client = clientOf(url);
  client.on('error', () => {});
  await client.connect();
  try {
    return await ask(client);
  } finally {
    client.destroy();
  }
};

const keptBy = async (client: Client): Promise<ReadonlyMap<string, number>> => {
  const keys = await client.keys('*');
  return new Map(await Promise.all(keys.map(async (key) => [key, await client.ttl(key)] as const)));
};

const answers = async (program: BackgroundProgram, url: string): Promise<void> => {
  const deadline = performance.now() + START_MS;
  while (!(await isUp(url))) {
    if (program.hasEnded()) throw new Error(`Redis ended at once:\n${program.lastWords()}`);
    if (performance.now() > deadline) {
      throw new Error(`Redis does not answer:\n${program.lastWords()}`);
    }
    await pause(POLL_MS);
  }
};

const isUp = async (url: string): Promise<boolean> => {
  try {
    return await asking(url, async (client) => (await client.ping()) === 'PONG');
  } catch {
    return false;
  }
};
