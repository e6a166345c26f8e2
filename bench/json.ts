// Reads answers whose shape is known from the query alone.

/** The value at a dotted path; undefined where there is none. */
export const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((found, key) => {
    const isObject = typeof found === 'object' && found !== null;
    return isObject ? Reflect.get(found, key) : undefined;
  }, value);

/** The list at a dotted path. Errors: TypeError where there is none. */
export const listAt = (value: unknown, path: string): readonly unknown[] => {
  const found = at(value, path);
  if (Array.isArray(found)) return found;
  throw new TypeError(`${path}: wanted a list, found ${JSON.stringify(found)}.`);
};

/** The text at a dotted path. Errors: TypeError where there is none. */
export const textAt = (value: unknown, path: string): string => {
  const found = at(value, path);
  if (typeof found === 'string') return found;
  throw new TypeError(`${path}: wanted a text, found ${JSON.stringify(found)}.`);
};

/** The number at a dotted path. Errors: TypeError where there is none. */
export const numberAt = (value: unknown, path: string): number => {
  const found = at(value, path);
  if (typeof found === 'number') return found;
  throw new TypeError(`${path}: wanted a number, found ${JSON.stringify(found)}.`);
};
