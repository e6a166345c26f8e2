// The thread that asks at a steady rate: see steady.ts, which starts it.
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import type { SteadyTimes, SteadyWork } from './steady.ts';

/** Below that, waiting by a timer would be late. */
const TIMER_MS = 2;
/** What an answer begins with is no longer. */
const START_BYTES = 64;

/** Asks, and gives how long each answer took. */
export const driveInThread = async (work: SteadyWork): Promise<SteadyTimes> => {
  const { url, texts, count, perSecond, connections } = work;
  const { origin, pathname } = new URL(url);
  const isAnswered = looking(work, pathname);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const tookMs: number[] = [];
  let failed = 0;
  const ask = async (text: string, dueMs: number): Promise<void> => {
    const isGood = await isAnswered(pool, text);
    tookMs.push(performance.now() - dueMs);
    if (!isGood) failed += 1;
  };
  const textOf = (turn: number): string => texts[turn % texts.length] ?? '';
  await Promise.all(
    Array.from({ length: connections }, (_, turn) => isAnswered(pool, textOf(turn))),
  );
  const asked: Promise<void>[] = [];
  const since = performance.now();
  for (let turn = 0; turn < count; turn += 1) {
    const dueMs = since + (turn * 1000) / perSecond;
    await until(dueMs);
    asked.push(ask(textOf(connections + turn), dueMs));
  }
  await Promise.all(asked);
  await pool.close();
  return { tookMs, failed };
};

/** Gives other work its turns until it is time; where it is late already, one turn. */
const until = async (dueMs: number): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = (): void => {
    const leftMs = dueMs - performance.now();
    if (leftMs <= 0) resolve();
    else if (leftMs > TIMER_MS) void pause(leftMs - TIMER_MS).then(look);
    else setImmediate(look);
  };
  setImmediate(look);
  await promise;
};

/** Asks once, and looks at the answer. */
const looking =
  ({ method, headers, start, length }: SteadyWork, pathname: string) =>
  async (pool: Pool, text: string): Promise<boolean> => {
    const asked = method === 'POST' ? { path: pathname, body: text } : { path: text, body: null };
    try {
      const { statusCode, body } = await pool.request({ method, headers, ...asked });
      const bytes = Buffer.from(await body.arrayBuffer());
      const begins = bytes.subarray(0, START_BYTES).toString('latin1').startsWith(start);
      return statusCode === 200 && begins && (length === 0 || bytes.length === length);
    } catch {
      return false;
    }
  };
