/** Tables that are still being filled, by name. */
export const createPendingTables = () => {
  const pending = new Map<string, Promise<void>>();
  return {
    add: (table: string, filled: Promise<void>): void => {
      pending.set(table, filled);
      // A failure stays, for the statements that wait for the table.
      filled.then(
        () => pending.delete(table),
        () => undefined,
      );
    },
    /** Waits for the tables that a statement names. */
    wait: async (text: string): Promise<void> => {
      if (pending.size === 0) return;
      const named = [...pending].filter(([table]) => text.includes(table));
      await Promise.all(named.map(([, filled]) => filled));
    },
    settled: async (): Promise<void> => void (await Promise.allSettled(pending.values())),
  };
};
