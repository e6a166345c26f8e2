import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a server answers to bytes. */
export interface RawAnswer {
  readonly status: number;
  /** With its headers. */
  readonly whole: string;
}

/** Sends a request whose lines are written as they are, which no client of HTTP would do. */
export const sendRaw = async (
  url: string,
  lines: readonly string[],
  body = '',
): Promise<RawAnswer> => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const head = [
    ...lines,
    `Host: ${hostname}:${port}`,
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  // Each letter is a byte, also those that are no ASCII.
  socket.write(Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`, 'latin1'));
  const whole = await text(socket);
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(whole)?.[1] ?? 0), whole };
};
