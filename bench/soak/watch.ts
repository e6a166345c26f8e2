// How gateways are while they are soaked: memory and the delay of the event loop.
import { setTimeout as pause } from 'node:timers/promises';
import type { SoakedGateway } from './gateways.ts';

/** Between looks at resident memory, and between those inside, which stop the gateway for a moment. */
const LOOK_MS = 1000;
const LOOKS_INSIDE = 10;

/** What was seen of one gateway; each value with the time since the start, in seconds. */
export interface Watched {
  readonly gateway: SoakedGateway;
  readonly residentMegabytes: [number, number][];
  readonly liveMegabytes: [number, number][];
  readonly delayP99Ms: [number, number][];
}

/** Looks until the signal. Rejects where a gateway has ended. */
export const watch = async (gateway: SoakedGateway, signal: AbortSignal): Promise<Watched> => {
  const seen: Watched = { gateway, residentMegabytes: [], liveMegabytes: [], delayP99Ms: [] };
  const since = performance.now();
  for (let look = 0; !signal.aborted; look += 1) {
    if (gateway.hasEnded()) throw new Error(`${gateway.name} has ended:\n${gateway.logged()}`);
    const at = (performance.now() - since) / 1000;
    seen.residentMegabytes.push([at, gateway.residentMegabytes()]);
    if (look % LOOKS_INSIDE === 0) {
      const { liveMegabytes, delayP99Ms } = await gateway.vitals();
      seen.liveMegabytes.push([at, liveMegabytes]);
      // The first time holds the recording.
      if (look > 0) seen.delayP99Ms.push([at, delayP99Ms]);
    }
    await pause(LOOK_MS, undefined, { signal }).catch(() => {});
  }
  return seen;
};

/** What grows by more than this in the last two thirds of a soak leaks; in mebibytes. */
export const MOST_GROWTH = { live: 6, resident: 40 } as const;

/** What a line through the last two thirds of some values grows by, from their first to their last. */
export const growthOf = (values: readonly (readonly [number, number])[]): number => {
  const last = values.slice(Math.floor(values.length / 3));
  const count = last.length;
  if (count < 2) return 0;
  const mean = (of: (one: readonly [number, number]) => number): number =>
    last.reduce((sum, one) => sum + of(one), 0) / count;
  const [meanAt, meanValue] = [mean(([at]) => at), mean(([, value]) => value)];
  const over = last.reduce((sum, [at, value]) => sum + (at - meanAt) * (value - meanValue), 0);
  const under = last.reduce((sum, [at]) => sum + (at - meanAt) ** 2, 0);
  const [from, to] = [last[0]?.[0] ?? 0, last.at(-1)?.[0] ?? 0];
  return under === 0 ? 0 : (over / under) * (to - from);
};
