import { once } from 'node:events';
import { createServer } from 'node:http';
import { passOn } from './passing-on.ts';

/** Stands before a server and counts what it is asked; it changes nothing. */
export interface CountingProxy {
  /** The server's address, as it is asked through here. */
  readonly url: string;
  /** Paths and queries that were asked, below the server's address, in order. */
  readonly asked: readonly string[];
  /** The most questions that were open at one time. */
  readonly mostOpen: () => number;
  /** Forgets what was asked. */
  clear(): void;
  stop(): Promise<void>;
}

/** Starts one on loopback, on any free port. */
export const startCountingProxy = async (target: string): Promise<CountingProxy> => {
  const root = new URL(target).pathname;
  const asked: string[] = [];
  let open = 0;
  let mostOpen = 0;
  const server = createServer((incoming, outgoing) => {
    asked.push((incoming.url ?? '').slice(root.length));
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    outgoing.once('close', () => {
      open -= 1;
    });
    passOn({ request: incoming, response: outgoing }, target);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}${root}`,
    asked,
    mostOpen: () => mostOpen,
    clear: () => {
      asked.length = 0;
      mostOpen = open;
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};
