import { inRequest, ownRequest } from '../../request.ts';

/** A failure is believed no longer than this, in milliseconds: who waits for its end looks often. */
const FAILURE_HOLDS_MS = 2000;

/** How a status is asked for. */
export interface StatusQuestion<T> {
  /** Never rejects. It is not the question of the request in which it is asked: others wait too. */
  readonly ask: () => Promise<T>;
  readonly isHealthy: (status: T) => boolean;
  /** For how long it is believed that all is well, in milliseconds. */
  readonly holdsMs: number;
  /** Milliseconds from any start. */
  readonly now: () => number;
}

/** Asks for a status at most once at a time, and believes it for a while. */
export const rememberedStatus = <T>({
  ask,
  isHealthy,
  holdsMs,
  now,
}: StatusQuestion<T>): (() => Promise<T>) => {
  let asked: Promise<T> | null = null;
  let until = Number.NEGATIVE_INFINITY;
  const askNow = async (): Promise<T> => {
    const status = await inRequest(ownRequest(), ask);
    until = now() + (isHealthy(status) ? holdsMs : Math.min(holdsMs, FAILURE_HOLDS_MS));
    return status;
  };
  return () => {
    if (asked !== null && now() < until) return asked;
    until = Number.POSITIVE_INFINITY;
    asked = askNow();
    return asked;
  };
};
