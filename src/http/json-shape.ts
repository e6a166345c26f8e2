/** What JSON may come to before it is parsed. Reading what is beyond takes a second and more. */
const LIMITS = {
  /** Lists and objects in each other. A filter may be 100 levels deep, of two or three each. */
  depth: 500,
  /** Keys of one object. */
  keys: 2000,
  /** Values in all: 80,000 predictions, of 5,000 images and 16 findings, are 320,000. */
  values: 500_000,
} as const;

/** What JSON has too much of. */
export interface JsonExcess {
  readonly counted: keyof typeof LIMITS;
  readonly limit: number;
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a] as const;
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d] as const;

/**
 * Looks, one byte after the other, whether JSON is larger in a way that its length does not show. It is
 * no parser: what is malformed is found by who parses it.
 *
 * Null: it is not.
 */
export const jsonExcess = (bytes: Uint8Array): JsonExcess | null => {
  const keys = new Uint32Array(LIMITS.depth + 1);
  let [depth, values] = [0, 1];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfString(bytes, at);
    else if (byte === COMMA) values += 1;
    else if (byte === COLON) {
      const count = (keys[depth] ?? 0) + 1;
      if (count > LIMITS.keys) return excess('keys');
      keys[depth] = count;
    } else if (byte === LIST || byte === OBJECT) {
      depth += 1;
      if (depth > LIMITS.depth) return excess('depth');
      keys[depth] = 0;
      values += 1;
    } else if ((byte === LIST_END || byte === OBJECT_END) && depth > 0) depth -= 1;
    if (values > LIMITS.values) return excess('values');
  }
  return null;
};

const excess = (counted: keyof typeof LIMITS): JsonExcess => ({ counted, limit: LIMITS[counted] });

/** Where a string ends that begins here; the end of all where it does not. */
const endOfString = (bytes: Uint8Array, start: number): number => {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
};
