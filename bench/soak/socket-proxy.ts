// Stands before a part that speaks over a socket, and lets it fail.
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../sample/random.ts';
import { freePort } from '../../test/support/free-port.ts';
import type { Fault } from './faults.ts';

/** What becomes of what a part says. */
type Behaviour = (chunk: Buffer, to: Socket, random: Random) => unknown;

export interface SocketProxy {
  readonly port: number;
  readonly faults: ReadonlyMap<string, Fault>;
  stop(): Promise<void>;
}

const passes: Behaviour = (chunk, to) => to.write(chunk);

const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  'is silent': () => {},
  'resets connections': (_chunk, to) => to.destroy(),
  'is slow': async (chunk, to, random) => {
    await pause(random.between(100, 900));
    to.write(chunk);
  },
  'cuts its answers off': (chunk, to, random) =>
    to.write(chunk.subarray(0, Math.floor(chunk.length * random.next())), () => to.destroy()),
  'answers garbage': (_chunk, to, random) =>
    to.write(Buffer.from(Array.from({ length: 64 }, () => random.between(0, 255)))),
  'answers errors': (_chunk, to) => to.write('-LOADING Redis is loading the dataset in memory\r\n'),
};

/** Starts one on loopback, at a port to which it can come back. */
export const startSocketProxy = async (target: number, random: Random): Promise<SocketProxy> => {
  const port = await freePort();
  const sockets = new Set<Socket>();
  let behaviour = passes;
  const held = (socket: Socket): Socket => {
    sockets.add(socket);
    // Either side may reset it.
    return socket.on('error', () => {}).once('close', () => sockets.delete(socket));
  };
  const server = createServer((inward) => {
    const outward = held(connect(target, '127.0.0.1'));
    held(inward).pipe(outward);
    outward.on('data', (chunk: Buffer) => {
      if (inward.writable) behaviour(chunk, inward, random);
    });
    inward.once('close', () => outward.destroy());
    outward.once('close', () => inward.destroy());
  });
  const listen = () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    return closed;
  };
  await listen();
  const behaving = (chosen: Behaviour): Fault => ({
    begin: () => (behaviour = chosen),
    end: () => (behaviour = passes),
  });
  const ways = Object.entries(BEHAVIOURS).map(
    ([does, chosen]) => [does, behaving(chosen)] as const,
  );
  return {
    port,
    faults: new Map([...ways, ['refuses connections', { begin: close, end: listen }]]),
    stop: close,
  };
};
