// What a soak is told.
import { parseArgs } from 'node:util';

export interface SoakOptions {
  readonly seconds: number;
  /** The same faults and questions come of the same seed, at times that are as exact as the machine. */
  readonly seed: string;
  readonly callers: number;
  /** Images that each caller has to itself. */
  readonly imagesEach: number;
  /** Questions about labels, of each kind. */
  readonly ofEachKind: number;
  /** Times of faults and of the calm between them, in milliseconds: the least and the most. */
  readonly faultMs: readonly [number, number];
  readonly calmMs: readonly [number, number];
  /** Whether it counts how long things take. */
  readonly isTimed: boolean;
  /** Whether stores tell something else than they hold, which has to be found. */
  readonly isLiedTo: boolean;
}

/** Half an hour: long enough for a leak of a few bytes a question to show. */
const MINUTES = '30';

/** A whole soak. Faults begin again only when the time to recover is over, and some more. */
export const readSoakOptions = (args: readonly string[]): SoakOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: MINUTES },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
      callers: { type: 'string', default: '8' },
      lies: { type: 'boolean', default: false },
    },
  });
  return {
    seconds: Math.round(60 * positive('minutes', values.minutes)),
    seed: values.seed,
    callers: positive('callers', values.callers),
    imagesEach: 12,
    ofEachKind: 25,
    faultMs: [2000, 9000],
    calmMs: [7000, 11_000],
    isTimed: true,
    isLiedTo: values.lies,
  };
};

const positive = (name: string, text: string): number => {
  const value = Number(text);
  if (value > 0 && value < 1000) return value;
  throw new RangeError(`--${name}: wanted a number above 0 and below 1000, found "${text}".`);
};
