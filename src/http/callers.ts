import { createHmac } from 'node:crypto';
import { isIPv6, type Socket } from 'node:net';
import { LRUCache } from 'lru-cache';

// A caller who proves nothing is the address at the other end of the connection, or that which a
// proxy of the operator names. Headers of others that name an address are what anyone writes into
// them, so they are not looked at.

/** Gives what somebody is known by: always the same, and nothing to be found out from it. */
export type NameOf = (known: string) => string;

/** The name of the caller at the other end of a connection: always the same, and no address. */
export type NameCaller = (socket: Socket) => string;

/** Characters of a name: 96 bits, so that no two callers are one, and short enough for a label. */
const NAME_LENGTH = 24;

/** Addresses behind proxies whose names are kept. */
const KEPT = 10_000;

/** Names by a secret: the same gives the same names, and without it none can be traced back. */
export const namesBy =
  (secret: string): NameOf =>
  (known) =>
    createHmac('sha256', secret).update(`caller ${known}`).digest('hex').slice(0, NAME_LENGTH);

/** Names callers by the addresses of their connections. */
export const callersBy = (secret: string): NameCaller => {
  const nameOf = namesBy(secret);
  // A connection is kept for many requests.
  const known = new WeakMap<Socket, string>();
  return (socket) => {
    const before = known.get(socket);
    if (before !== undefined) return before;
    const name = nameOf(placeOf(socket.remoteAddress ?? ''));
    known.set(socket, name);
    return name;
  };
};

/** Names callers by addresses that proxies tell: many come over one connection. */
export const proxiedCallersBy = (secret: string): NameOf => {
  const nameOf = namesBy(secret);
  const known = new LRUCache<string, string>({ max: KEPT });
  return (address) => {
    const place = placeOf(address);
    const before = known.get(place);
    if (before !== undefined) return before;
    const name = nameOf(place);
    known.set(place, name);
    return name;
  };
};

/** An IPv4 address, however it is written; of an IPv6 address the network, which one subscriber has (RFC 6177). */
const placeOf = (address: string): string => {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  return isIPv6(address) ? networkOf(address) : address;
};

const GROUPS = 8;
const NETWORK_GROUPS = 4;

const networkOf = (address: string): string => {
  const [first = '', last = ''] = address.split('::');
  const [before, after] = [first, last].map((groups) => groups.split(':').filter(Boolean));
  const written = [...(before ?? []), ...(after ?? [])];
  const zeros = Array.from({ length: GROUPS - written.length }, () => '0');
  return [...(before ?? []), ...zeros, ...(after ?? [])].slice(0, NETWORK_GROUPS).join(':');
};
