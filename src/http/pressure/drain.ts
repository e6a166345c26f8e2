import cluster from 'node:cluster';
import { once } from 'node:events';
import { connect, Server as NetServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** How long a server may take to end, in milliseconds. */
export interface DrainTimes {
  /** How long connections without a request are kept: who holds one may just be sending the next. */
  readonly drainMs: number;
  /** After which connections are cut, whatever is in flight. */
  readonly mostMs: number;
}

/**
 * A server that ends without losing a request. Node's own close cuts connections that are kept alive
 * at once, also where a request is on its way, and those that wait to be accepted.
 */
export interface Draining {
  /** Takes no more connections; resolves when nobody can make one. */
  stopListening(): Promise<void>;
  /**
   * After that: answers what comes on the connections that are there, and resolves when the last of them is closed;
   * each answer has to say that it is its connection's last.
   */
  finish(times: DrainTimes): Promise<void>;
}

/** How often it is looked which connections have nothing to do any more, in milliseconds. */
const LOOK_EVERY_MS = 25;
/** How long it is waited until connections are accepted that were made before, in milliseconds. */
const ACCEPTING_MS = 1000;

export const createDraining = ({ server }: FastifyInstance): Draining => {
  const closed = Promise.withResolvers<void>();
  const closeSilent = silentConnections(server);
  const stopListening = async (): Promise<void> => {
    if (!server.listening) return closed.resolve();
    // Connections of a worker are accepted by the process that runs it.
    if (!cluster.isWorker) await untilAccepted(server);
    NetServer.prototype.close.call(server, () => closed.resolve());
  };
  const closeIdle = async (until: number, signal: AbortSignal): Promise<void> => {
    // An answer that had begun before did not say that its connection ends.
    server.closeIdleConnections();
    closeSilent();
    if (performance.now() >= until) return server.closeAllConnections();
    await wait(LOOK_EVERY_MS, undefined, { signal });
    await closeIdle(until, signal);
  };
  return {
    stopListening,
    finish: async ({ drainMs, mostMs }) => {
      const ended = new AbortController();
      const { signal } = ended;
      const over = closed.promise.then(() => ended.abort());
      // It is cut short where all connections are closed before.
      await wait(drainMs, undefined, { signal })
        .then(() => closeIdle(performance.now() + mostMs - drainMs, signal))
        .catch(() => {});
      await over;
    },
  };
};

/**
 * What closes connections on which nothing has come yet, such as browsers open in advance. Node does not
 * count them among idle ones: for it, the head of a request is awaited.
 */
const silentConnections = (server: NetServer): (() => void) => {
  const open = new Set<Socket>();
  const note = (socket: Socket): void => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  };
  // With TLS there are two, of which the second counts what is in what the first has read.
  server.on('connection', note).on('secureConnection', note);
  return () => {
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
  };
};

/**
 * Resolves when all connections are accepted that were made before: they stand in a line, and one of
 * our own is put at its end. Closing a server cuts those that still stand there.
 */
const untilAccepted = async (server: NetServer): Promise<void> => {
  const address = server.address();
  if (address === null || typeof address === 'string') return;
  const host = { '0.0.0.0': '127.0.0.1', '::': '::1' }[address.address] ?? address.address;
  const own = connect({ host, port: address.port });
  const isOwn = (socket: Socket): boolean =>
    socket.remotePort === own.localPort && own.localPort !== undefined;
  const accepted = new Promise<void>((resolve) => {
    const take = (socket: Socket): void => {
      if (!isOwn(socket)) return;
      server.off('connection', take);
      socket.destroy();
      resolve();
    };
    server.on('connection', take);
  });
  own.on('error', () => {});
  await Promise.race([accepted, once(own, 'close'), wait(ACCEPTING_MS, undefined, { ref: false })]);
  own.destroy();
  // Those behind it are accepted in the same turn of the event loop.
  await new Promise(setImmediate);
};
