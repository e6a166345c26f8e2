/** How often each whole number occurs. */
export type Histogram = ReadonlyMap<number, number>;

/** Where whole numbers lie, in their own unit. */
export interface Summary {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Exact; of an even count, the mean of the two in the middle. */
  readonly median: number;
}

/** How many numbers lie from one bound on and below the next. */
export interface Bin {
  readonly from: number;
  readonly below: number;
  readonly count: number;
}

/** Where the numbers of a histogram lie; null where it has none. */
export const summaryOf = (histogram: Histogram): Summary | null => {
  const entries = occurring(histogram);
  const [first] = entries;
  const last = entries.at(-1);
  if (first === undefined || last === undefined) return null;
  const count = entries.reduce((sum, [, times]) => sum + times, 0);
  const total = entries.reduce((sum, [value, times]) => sum + value * times, 0);
  const lower = atPosition(entries, Math.floor((count - 1) / 2));
  const upper = atPosition(entries, Math.floor(count / 2));
  return {
    count,
    min: first[0],
    max: last[0],
    mean: total / count,
    median: (lower + upper) / 2,
  };
};

/**
 * The numbers of a histogram in bins of one width, which start at its multiples: from the first bin
 * that has any to the last, with the empty ones between. Errors: RangeError where the width is not a
 * whole number from 1 on.
 */
export const binned = (histogram: Histogram, width: number): readonly Bin[] => {
  if (!Number.isInteger(width) || width < 1) throw new RangeError(`No bin is ${width} wide.`);
  const counts = new Map<number, number>();
  for (const [value, times] of occurring(histogram)) {
    const from = Math.floor(value / width) * width;
    counts.set(from, (counts.get(from) ?? 0) + times);
  }
  const starts = [...counts.keys()];
  const [first = 0] = starts;
  const bins = starts.length === 0 ? 0 : ((starts.at(-1) ?? first) - first) / width + 1;
  return Array.from({ length: bins }, (_, bin) => {
    const from = first + bin * width;
    return { from, below: from + width, count: counts.get(from) ?? 0 };
  });
};

type Entries = readonly (readonly [value: number, times: number])[];

/** In ascending order. */
const occurring = (histogram: Histogram): Entries =>
  [...histogram].filter(([, times]) => times > 0).sort(([left], [right]) => left - right);

/** The number at a position, from 0, of all of them in ascending order. */
const atPosition = (entries: Entries, position: number): number => {
  let passed = 0;
  for (const [value, times] of entries) {
    passed += times;
    if (position < passed) return value;
  }
  throw new RangeError(`Nothing is at position ${position}.`);
};
