import { messageOf } from '../../../decode.ts';
import type { Account, Claim, Verdict } from './tally.ts';
import { longAfter } from './utc-day.ts';

/** How long Redis may take for one answer, in milliseconds: a request waits for it. */
const DEADLINE_MS = 500;
/** Between attempts to connect again, and between signs of life, in milliseconds. */
const RECONNECT_MS = 500;
const PING_EVERY_MS = 5000;
/** A connection on which nothing came for so long is given up. */
const SILENCE_MS = 15_000;

// Scripts run one at a time, so that claims of several replicas do not pass each other.

const WRITE = `
redis.call('set', KEYS[1], string.format('%.0f', billed))
redis.call('expireat', KEYS[1], ARGV[1])`;

/** Arguments: when it expires, what was billed at least, bytes, limit. Gives "1" or "0", and what was billed before. */
const CLAIM = `
local billed = math.max(tonumber(redis.call('get', KEYS[1]) or 0), tonumber(ARGV[2]))
local before = string.format('%.0f', billed)
local granted = billed + tonumber(ARGV[3]) <= tonumber(ARGV[4])
if granted then billed = billed + tonumber(ARGV[3]) end
${WRITE}
return (granted and '1 ' or '0 ') .. before`;

/** Arguments: when it expires, bytes. */
const CORRECT = `
local billed = math.max(tonumber(redis.call('get', KEYS[1]) or 0) + tonumber(ARGV[2]), 0)
${WRITE}`;

/** What callers had billed, as all replicas know it together. Rejects where Redis does not answer. */
export interface SharedCounts {
  /** atLeast: bytes that are known to have been billed, should Redis have lost its memory. */
  claim(account: Account, claim: Claim & { readonly atLeast: number }): Promise<Verdict>;
  correct(account: Account, bytes: number): Promise<void>;
  close(): Promise<void>;
}

/** Counts in Redis, one key for each caller and day, which expires soon after the day. */
export const countInRedis = (url: string): SharedCounts => {
  const opened = open(url);
  // Who counts is told that the address is none.
  opened.catch(() => {});
  const run = async (script: string, { caller, day }: Account, numbers: readonly number[]) => {
    const { client, lastProblem } = await opened;
    const answer = client.eval(script, {
      keys: [`radiograph:billed:${day}:${caller}`],
      arguments: [longAfter(day), ...numbers].map(String),
    });
    return inTime(answer, lastProblem);
  };
  return {
    claim: async (account, { bytes, limit, atLeast }) =>
      verdictOf(await run(CLAIM, account, [atLeast, bytes, limit])),
    correct: async (account, bytes) => void (await run(CORRECT, account, [bytes])),
    close: async () => {
      const found = await opened.catch(() => null);
      if (found?.client.isOpen === true) found.client.destroy();
    },
  };
};

/** A client that connects by itself, again and again. The library is loaded only where it is used. */
const open = async (url: string) => {
  const { createClient } = await import('@redis/client');
  const client = createClient({
    url,
    pingInterval: PING_EVERY_MS,
    socket: { reconnectStrategy: RECONNECT_MS, socketTimeout: SILENCE_MS },
    // What was not sent in time is not sent later, when it was counted elsewhere.
    commandOptions: { timeout: DEADLINE_MS },
  });
  let problem: unknown;
  // Who asks next is told; without a listener, the process would end.
  client.on('error', (error: unknown) => {
    problem = error;
  });
  client.connect().catch(() => {});
  return { client, lastProblem: () => problem };
};

const inTime = async <T>(answer: Promise<T>, lastProblem: () => unknown): Promise<T> => {
  const late = Promise.withResolvers<never>();
  // Where this process was busy itself, the answer may be there by then.
  const timer = setTimeout(() => setImmediate(late.reject), DEADLINE_MS);
  try {
    return await Promise.race([answer, late.promise]);
  } catch (error) {
    const problem = messageOf(lastProblem() ?? 'no problem is known');
    throw new Error(`Redis gave no answer in ${DEADLINE_MS} ms: ${problem}.`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
};

const verdictOf = (reply: unknown): Verdict => {
  const [, granted, billed] = /^([01]) (\d+)$/.exec(String(reply)) ?? [];
  if (billed === undefined) throw new Error('Redis gave an answer that cannot be read.');
  return { isGranted: granted === '1', billed: Number(billed) };
};
