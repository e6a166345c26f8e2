const DAY_MS = 86_400_000;

/** A day in UTC, seen from a moment in it. */
export interface UtcDay {
  /** Such as "2026-11-23". */
  readonly name: string;
  /** Until it is over, rounded up. */
  readonly secondsLeft: number;
}

/** The day of a moment, in milliseconds since 1970. */
export const utcDayAt = (now: number): UtcDay => ({
  name: new Date(now).toISOString().slice(0, 10),
  secondsLeft: Math.ceil((DAY_MS - (now % DAY_MS)) / 1000),
});

/** A moment by which nothing of a day is under way any more, in seconds since 1970. */
export const longAfter = (day: string): number => (Date.parse(day) + DAY_MS) / 1000 + 3600;
