import type { RateLimiterRes } from 'rate-limiter-flexible';

/** What rate-limiter-flexible has in common, whatever counts. */
export interface Counter {
  consume(name: string, points: number): Promise<RateLimiterRes>;
  reward(name: string, points: number): Promise<RateLimiterRes>;
}

/** An open counter, until it is closed. */
export interface OpenCounter {
  readonly counter: Counter;
  close(): void;
}

/** The library's own limit, which is never reached: limits differ by role, so they are compared here. */
export const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/** How long another process may take to count, in milliseconds: a request waits for it. */
export const DEADLINE_MS = 250;
