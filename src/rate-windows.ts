import type { RequestFacts } from './request.ts';

/** Points that were counted under a name, and when the count begins anew. */
export interface Counted {
  readonly used: number;
  readonly resetSeconds: number;
}

/** Counts points by name, in windows that begin with the first of them. */
export interface PointCounts {
  /** Adds points; null where they cannot be counted, so that nobody is refused for it. */
  add(name: string, points: number): Promise<Counted | null>;
  /** Takes points back that were refused. */
  takeBack(name: string, points: number): Promise<void>;
  close(): Promise<void>;
}

/** Who asks: a connection is one person's, while many may share an address. */
export type Payer = Pick<RequestFacts, 'caller' | 'role' | 'proof' | 'connection'>;

/** What one connection has used. */
export interface OwnWindow {
  readonly caller: string;
  readonly endsAt: number;
  used: number;
}

/**
 * Counts of connections: each is in one process, so no other needs to know. Null for one that carries
 * the requests of several callers, as a proxy's does.
 */
export const ofConnections = (windowSeconds: number) => {
  const known = new WeakMap<object, OwnWindow | 'shared'>();
  return ({ caller, connection }: Payer): OwnWindow | null => {
    if (connection === null) return null;
    const before = known.get(connection);
    if (before === 'shared') return null;
    if (before !== undefined && before.caller !== caller) {
      known.set(connection, 'shared');
      return null;
    }
    if (before !== undefined && before.endsAt > Date.now()) return before;
    const begun = { caller, endsAt: Date.now() + windowSeconds * 1000, used: 0 };
    known.set(connection, begun);
    return begun;
  };
};

/** Where a connection stands. */
export const countedOf = ({ used, endsAt }: OwnWindow): Counted => ({
  used,
  resetSeconds: Math.max(1, Math.ceil((endsAt - Date.now()) / 1000)),
});
