/** How much is under way, whichever way it is answered. */
export interface Gate {
  /** Requests that cost something and have not ended. */
  requests: number;
  /** Bytes of answers that wait for their callers. */
  bytes: number;
  /** Whether the process cannot keep up. */
  isBehind: () => boolean;
}

/** Nothing is under way yet. */
export const createGate = (): Gate => ({ requests: 0, bytes: 0, isBehind: () => false });
