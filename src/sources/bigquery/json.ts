// Answers of the REST API: nothing is known of them before it is looked at.

/** What is at a path of names; undefined where there is nothing. */
export const at = (value: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>(
    (found, name) =>
      typeof found === 'object' && found !== null
        ? Object.getOwnPropertyDescriptor(found, name)?.value
        : undefined,
    value,
  );

/** A text at a path; null where there is none. */
export const textAt = (value: unknown, ...names: readonly string[]): string | null => {
  const found = at(value, ...names);
  return typeof found === 'string' ? found : null;
};

/** A count at a path, which the API writes as text; null where there is none. */
export const countAt = (value: unknown, ...names: readonly string[]): number | null => {
  const found = at(value, ...names);
  const count = typeof found === 'string' && found !== '' ? Number(found) : found;
  return typeof count === 'number' && Number.isFinite(count) ? count : null;
};

/** A list at a path; empty where there is none, as the API leaves empty lists out. */
export const listAt = (value: unknown, ...names: readonly string[]): readonly unknown[] => {
  const found = at(value, ...names);
  return Array.isArray(found) ? found : [];
};
