import { createHmac } from 'node:crypto';
import { isIPv6, type Socket } from 'node:net';

// Until callers can prove who they are, a caller is the address at the other end of the connection.
// Headers that name another address are what anyone writes into them, so they are not looked at.

/** The name of the caller at the other end of a connection: always the same, and no address. */
export type NameCaller = (socket: Socket) => string;

/** Characters of a name: 96 bits, so that no two callers are one, and short enough for a label. */
const NAME_LENGTH = 24;

/**
 * Names callers by their addresses.
 *
 * secret: the same gives the same names. Without it an address cannot be found from its name.
 */
export const callersBy = (secret: string): NameCaller => {
  // A connection is kept for many requests.
  const known = new WeakMap<Socket, string>();
  return (socket) => {
    const before = known.get(socket);
    if (before !== undefined) return before;
    const name = createHmac('sha256', secret)
      .update(`caller ${placeOf(socket.remoteAddress ?? '')}`)
      .digest('hex')
      .slice(0, NAME_LENGTH);
    known.set(socket, name);
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
