import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { createDraining } from './drain.ts';

/** How a server leaves those who ask it, in milliseconds. */
export interface LeavingTimes {
  /** How long it goes on taking connections, not ready any more. */
  readonly delayMs: number;
  /** How long connections that are kept alive are still answered. */
  readonly drainMs: number;
}

/** After which connections are cut, in milliseconds: sources need time to close, too. */
const MOST_MS = 7000;

/** How a server ends. */
export interface ServerEnd {
  /** Is not ready any more; resolves when those who watch have had the time to notice. */
  beginStopping(): Promise<void>;
  /** After that: takes no more connections; resolves when nobody can make one. */
  stopListening(): Promise<void>;
  /** After that: finishes what is in flight, and closes. */
  finish(): Promise<void>;
}

/** A server's leaving, of which it tells those who ask it. */
export interface Leaving {
  standing(): { readonly isStopping: boolean; readonly isDraining: boolean };
  endOf(server: FastifyInstance): ServerEnd;
}

export const createLeaving = ({ delayMs, drainMs }: LeavingTimes): Leaving => {
  let isStopping = false;
  let isDraining = false;
  return {
    standing: () => ({ isStopping, isDraining }),
    endOf: (server) => {
      const draining = createDraining(server);
      let begun: Promise<unknown> | null = null;
      let stopped: Promise<void> | null = null;
      const beginStopping = async (): Promise<void> => {
        isStopping = true;
        begun ??= delayMs > 0 ? wait(delayMs) : Promise.resolve();
        await begun;
      };
      const stopNow = async (): Promise<void> => {
        await beginStopping();
        await draining.stopListening();
      };
      const stopListening = (): Promise<void> => (stopped ??= stopNow());
      return {
        beginStopping,
        stopListening,
        finish: async () => {
          await stopListening();
          // Not before: who is told that a connection ends opens another, and has to find nobody.
          isDraining = true;
          await draining.finish({ drainMs, mostMs: MOST_MS });
          await server.close();
        },
      };
    },
  };
};
