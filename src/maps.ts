/** Rows by key; of two rows with one key the later stays. */
export const indexBy = <K, V>(rows: Iterable<V>, keyOf: (row: V) => K): Map<K, V> => {
  const map = new Map<K, V>();
  for (const row of rows) map.set(keyOf(row), row);
  return map;
};

/** Lists of rows by key, in the order of the rows. */
export const groupBy = <K, V>(rows: Iterable<V>, keyOf: (row: V) => K): Map<K, V[]> => {
  const map = new Map<K, V[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = map.get(key);
    if (group === undefined) map.set(key, [row]);
    else group.push(row);
  }
  return map;
};
