import assert from 'node:assert/strict';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { GatewayProcess } from '../support/gateway-process.ts';

/** Connections that are opened until each process has one; they are handed out in turn. */
const MOST_CONNECTIONS = 20;

/** One of several processes that are to answer alike, over one connection that is its own. */
export interface Side {
  /** Which process answers. */
  readonly pid: number;
  ask(query: string, variables?: object): Promise<string>;
  get(path: string): Promise<string>;
  close(): void;
}

interface Question {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
}

/** A side for each of some processes behind one address. */
export const sidesOf = async (
  { url }: GatewayProcess,
  pids: readonly number[],
): Promise<readonly Side[]> => {
  const sides = new Map<number, Side>();
  for (let tried = 0; tried < MOST_CONNECTIONS && sides.size < pids.length; tried += 1) {
    const side = await connectTo(url, pids);
    if (sides.has(side.pid)) side.close();
    else sides.set(side.pid, side);
  }
  assert.deepEqual(new Set(sides.keys()), new Set(pids), 'each process took a connection');
  return [...sides.values()];
};

const connectTo = async (url: string, pids: readonly number[]): Promise<Side> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let port: number | undefined;
  const send = ({ method, path, body }: Question): Promise<string> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json' };
      const asked = request(`${url}${path}`, { agent, method, headers });
      asked.once('socket', (socket) => {
        const note = (): void => {
          port ??= socket.localPort;
          // Over another connection another process might answer.
          if (socket.localPort !== port) asked.destroy(new Error('The connection was cut.'));
        };
        if (socket.connecting) socket.once('connect', note);
        else note();
      });
      asked.once('response', (answer) => void text(answer).then(resolve, reject));
      asked.once('error', reject);
      asked.end(body);
    });
  await send({ method: 'GET', path: '/healthz' });
  return {
    pid: holderOf(port ?? 0, pids),
    ask: (query, variables = {}) =>
      send({ method: 'POST', path: '/graphql', body: JSON.stringify({ query, variables }) }),
    get: (path) => send({ method: 'GET', path }),
    close: () => agent.destroy(),
  };
};

/** Which process has the other end of the connection from a port, as the kernel of Linux says. */
const holderOf = (port: number, pids: readonly number[]): number => {
  const remote = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  // Addresses of the two ends are the second and third column, the inode is the tenth.
  const inode = rows.find((row) => row[2]?.endsWith(remote) && row[9] !== '0')?.[9];
  const socket = `socket:[${inode}]`;
  return pids.find((pid) => socketsOf(pid).includes(socket)) ?? assert.fail('Nobody holds it.');
};

const socketsOf = (pid: number): readonly string[] =>
  readdirSync(`/proc/${pid}/fd`).map((name) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${name}`);
    } catch {
      // It was closed meanwhile.
      return '';
    }
  });
