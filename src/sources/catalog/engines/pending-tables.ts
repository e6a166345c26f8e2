/** A table that nobody has asked for yet, or that is being filled. */
interface PendingTable {
  readonly fill: () => Promise<void>;
  /** Null until somebody asks for it. */
  filled: Promise<void> | null;
}

/** Tables that are filled when a statement first names them, by name. */
export const createPendingTables = () => {
  const pending = new Map<string, PendingTable>();
  const begin = async (name: string, table: PendingTable): Promise<void> => {
    // A failure stays, for the statements that wait for the table.
    table.filled ??= table.fill();
    await table.filled;
    pending.delete(name);
  };
  return {
    add: (name: string, fill: () => Promise<void>): void =>
      void pending.set(name, { fill, filled: null }),
    /** Waits for the tables that a statement names. */
    wait: async (text: string): Promise<void> => {
      if (pending.size === 0) return;
      const named = [...pending].filter(([name]) => text.includes(name));
      await Promise.all(named.map(([name, table]) => begin(name, table)));
    },
    /** Resolves when none is being filled. */
    settled: async (): Promise<void> =>
      void (await Promise.allSettled([...pending.values()].flatMap(({ filled }) => filled ?? []))),
  };
};
