import cluster from 'node:cluster';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** How long it is waited until connections are handed to workers that were made before, in milliseconds. */
const HANDING_MS = 1000;
const REQUEST = 'GET /healthz HTTP/1.1\r\nhost: radiograph\r\nconnection: close\r\n\r\n';

/** Connections that wait until this process hands them to a worker. */
export interface Line {
  /** Resolves when all are handed on that stood there before. */
  handedOn(): Promise<void>;
}

/**
 * Notes where workers listen. Connections are taken and handed on in the order in which they were made:
 * one of our own, put at the end, is answered when all before it have their worker.
 */
export const watchLine = (): Line => {
  let place: { readonly host: string; readonly port: number } | null = null;
  cluster.on('listening', (_worker, { address, port }) => {
    const host = { '0.0.0.0': '127.0.0.1', '::': '::1' }[address] ?? address;
    if (port > 0) place = { host, port };
  });
  return {
    handedOn: async () => {
      if (place === null) return;
      const own = connect(place).on('error', () => {});
      own.write(REQUEST);
      const late = wait(HANDING_MS, undefined, { ref: false });
      await Promise.race([once(own, 'data'), once(own, 'close'), late]);
      own.destroy();
    },
  };
};
