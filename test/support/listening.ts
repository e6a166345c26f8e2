import { once } from 'node:events';
import type { Server } from 'node:net';

/** A server of a test that listens. */
export interface Listening {
  /** Without a slash at its end. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Lets a server listen on loopback, on any free port. What is still open is closed with it. */
export const listening = async (
  server: Server & { closeAllConnections?(): void },
): Promise<Listening> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections?.();
      await closed;
    },
  };
};
