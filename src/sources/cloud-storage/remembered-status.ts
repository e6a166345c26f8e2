import type { SourceStatus } from '../../dataset/dataset.ts';

/** How long a status is believed, in milliseconds. */
const HOLDS_MS = 10_000;

/** Asks for a status at most once at a time, and remembers it for a while. ask: never rejects. */
export const rememberedStatus = (
  ask: () => Promise<SourceStatus>,
  now: () => number,
): (() => Promise<SourceStatus>) => {
  let asked: Promise<SourceStatus> | null = null;
  let until = Number.NEGATIVE_INFINITY;
  return () => {
    if (asked !== null && now() < until) return asked;
    until = Number.POSITIVE_INFINITY;
    asked = ask().finally(() => {
      until = now() + HOLDS_MS;
    });
    return asked;
  };
};
