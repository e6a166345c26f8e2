/** Texts that are remembered, a power of two. */
const PLACES = 4096;
/** Longer ones differ from each other, and are not worth comparing. */
const LONGEST = 64;
const HASH_PRIME = 16_777_619;

/**
 * Gives the texts between places of some bytes. Few texts occur in a file, and often: one that was made
 * lately is given again. That is faster than making it, and leaves no garbage.
 */
export const createTexts = (
  bytes: Buffer,
  encoding: 'latin1' | 'utf8',
): ((start: number, end: number) => string) => {
  const starts = new Int32Array(PLACES);
  const ends = new Int32Array(PLACES);
  const texts = Array.from({ length: PLACES }, () => '');
  const isSame = (place: number, start: number, end: number): boolean => {
    const known = starts[place] ?? 0;
    if ((ends[place] ?? 0) - known !== end - start) return false;
    for (let at = end - start - 1; at >= 0; at -= 1) {
      if (bytes[known + at] !== bytes[start + at]) return false;
    }
    return true;
  };
  return (start, end) => {
    if (end - start > LONGEST) return bytes.toString(encoding, start, end);
    const place = hashOf(bytes, start, end) & (PLACES - 1);
    if (!isSame(place, start, end)) {
      starts[place] = start;
      ends[place] = end;
      texts[place] = bytes.toString(encoding, start, end);
    }
    return texts[place] ?? '';
  };
};

const hashOf = (bytes: Buffer, start: number, end: number): number => {
  let hash = end - start;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), HASH_PRIME);
  return hash ^ (hash >>> 15);
};
