import { connect } from 'node:net';

/** An answer as it came over a connection. */
export interface RawAnswer {
  readonly status: number;
  /** Names in small letters; of several with a name, the last. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export interface Talk {
  /** Answers that are waited for; then the connection is closed from here. Else: until the other side closes it. */
  readonly answers?: number;
}

/**
 * Writes bytes to a gateway as they are, and gives all that it answers.
 *
 * A connection that the other side resets has ended too.
 */
export const talk = async (
  url: string,
  pieces: readonly (string | Uint8Array)[],
  { answers = Number.POSITIVE_INFINITY }: Talk = {},
): Promise<readonly RawAnswer[]> => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const parts: Buffer[] = [];
  const heard = (): readonly RawAnswer[] => answersIn(Buffer.concat(parts));
  socket.on('data', (part: Buffer) => {
    parts.push(part);
    if (answers < Number.POSITIVE_INFINITY && heard().length >= answers) resolve();
  });
  socket.on('error', () => resolve()).once('close', () => resolve());
  for (const piece of pieces) socket.write(piece);
  await ended;
  socket.destroy();
  return heard();
};

/** Whole answers, one after the other; 100 Continue is none. */
const answersIn = (bytes: Buffer): readonly RawAnswer[] => {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return [];
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = new Map(lines.map(headerIn));
  const length = Number(headers.get('content-length') ?? 0);
  const from = end + 4;
  if (bytes.length < from + length) return [];
  const status = Number(first.split(' ')[1]);
  const answer = { status, headers, body: bytes.toString('utf8', from, from + length) };
  const rest = answersIn(bytes.subarray(from + length));
  return status === 100 ? rest : [answer, ...rest];
};

const headerIn = (line: string): readonly [string, string] => {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
};

/** The head of a request, with its end. */
export const headOf = (first: string, ...headers: readonly string[]): string =>
  [first, 'Host: gateway.test', ...headers, '', ''].join('\r\n');

/** A whole request to /graphql. */
export const postOf = (body: string, ...headers: readonly string[]): string =>
  headOf(
    'POST /graphql HTTP/1.1',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
  ) + body;
