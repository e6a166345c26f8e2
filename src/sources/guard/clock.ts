import { setTimeout } from 'node:timers/promises';

/** Time, as a guard needs it. */
export interface Clock {
  /** Milliseconds from any start. */
  now(): number;
  /** Waits, in milliseconds. Rejects where the signal ends the waiting. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

/** The machine's clock; it only goes forward. */
export const machineClock: Clock = {
  now: () => performance.now(),
  pause: (ms, signal) => setTimeout(ms, undefined, { signal }),
};
