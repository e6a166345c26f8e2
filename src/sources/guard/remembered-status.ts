/**
 * Asks for a status at most once at a time, and believes it for a while.
 *
 * ask: never rejects. holdsMs: for how long, in milliseconds. now: milliseconds from any start.
 */
export const rememberedStatus = <T>(
  ask: () => Promise<T>,
  holdsMs: number,
  now: () => number,
): (() => Promise<T>) => {
  let asked: Promise<T> | null = null;
  let until = Number.NEGATIVE_INFINITY;
  return () => {
    if (asked !== null && now() < until) return asked;
    until = Number.POSITIVE_INFINITY;
    asked = ask().finally(() => {
      until = now() + holdsMs;
    });
    return asked;
  };
};
