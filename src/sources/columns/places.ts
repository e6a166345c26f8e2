/** Numbers, each at least as great as the one before. */
type Rising = Float64Array | Uint32Array;

/** Places, from one to below another. */
interface Within {
  readonly low: number;
  readonly high: number;
}

/** How many of some rising numbers are smaller than one: where it is, or would be. */
export const placesBefore = (
  rising: Rising,
  value: number,
  within: Within = { low: 0, high: rising.length },
): number => {
  let { low, high } = within;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** How many numbers share an entry of the guide, on average. */
const GUIDED = 4;

/**
 * The same for numbers that are looked up often. A guide says where the numbers of each of many equal
 * parts of their range begin: halving what is left takes a fifth of the time of halving all of them.
 */
export const placesGuided = (rising: Rising): ((value: number) => number) => {
  const last = rising.at(-1) ?? 0;
  const parts = Math.ceil(rising.length / GUIDED);
  // What rounds to the same part is compared; what rounds to a lower one is smaller.
  const partOf = (value: number): number => Math.floor((value / (last + 1)) * parts);
  const guide = new Uint32Array(parts + 1);
  let place = 0;
  for (let part = 0; part <= parts; part += 1) {
    while (place < rising.length && partOf(rising[place] ?? 0) < part) place += 1;
    guide[part] = place;
  }
  return (value) => {
    if (value > last) return rising.length;
    const part = partOf(value);
    const [low, high] = [guide[part] ?? 0, guide[part + 1] ?? rising.length];
    return value < 0 ? 0 : placesBefore(rising, value, { low, high });
  };
};

/** The place of a number among rising ones, of which placesOf tells; -1 where it is none of them. */
export const placeAmong =
  (rising: Rising, placesOf: (value: number) => number) =>
  (value: number): number => {
    const place = placesOf(value);
    return rising[place] === value ? place : -1;
  };
