import type { Config } from './config.ts';
import { createRates, type Rates } from './rate-limit.ts';
import { openPointCounts } from './sources/rate/point-counts.ts';

// What those who run several processes call in the first of them.
export { countForWorkers } from './sources/rate/point-counts.ts';

/** Rates, until they are closed. */
export interface OpenRates {
  readonly rates: Rates;
  close(): Promise<void>;
}

/** Chooses where the points of callers are counted. Null: nobody is held to any. */
export const openRates = async ({ limits, bigquery }: Config): Promise<OpenRates | null> => {
  const { mode, rate } = limits;
  const isLimited = [rate.points.everyone, ...rate.points.roles.values()].some((one) => one > 0);
  if (mode === 'off' || !isLimited) return null;
  const { windowSeconds } = rate;
  const counts = await openPointCounts({ windowSeconds, redisUrl: bigquery.redisUrl });
  const rates = createRates(counts, { ...rate, isEnforced: mode === 'enforce' });
  return { rates, close: () => counts.close() };
};
