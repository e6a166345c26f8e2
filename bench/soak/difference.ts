// What two answers have in common, and where they part.
import { isDeepStrictEqual } from 'node:util';

/** Where in an answer something stands. */
export type Path = readonly (string | number)[];

/** Whether a path leads to a place, or beyond it. */
export const isWithin = (path: Path, place: Path): boolean =>
  place.every((part, index) => path[index] === part);

/** Null also where something on the way is. */
export const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (found, part) =>
      typeof found === 'object' && found !== null ? Reflect.get(found, part) : null,
    data,
  ) ?? null;

/** In words, where an answer says something else than it should; notes what it leaves null. */
export const differenceOf = (
  [was, is]: readonly [unknown, unknown],
  path: Path,
  missing: Path[],
): string | null => {
  if (isDeepStrictEqual(was, is)) return null;
  if (is === null) {
    missing.push(path);
    return null;
  }
  if (!isNode(was) || !isNode(is) || !isDeepStrictEqual(Object.keys(was), Object.keys(is))) {
    return `${path.join('.')}: ${JSON.stringify(is)?.slice(0, 200)} in place of ${JSON.stringify(was)?.slice(0, 200)}`;
  }
  for (const key of Object.keys(was)) {
    const part = Array.isArray(was) ? Number(key) : key;
    const pair = [Reflect.get(was, key), Reflect.get(is, key)] as const;
    const found = differenceOf(pair, [...path, part], missing);
    if (found !== null) return found;
  }
  return null;
};

const isNode = (value: unknown): value is object => typeof value === 'object' && value !== null;
