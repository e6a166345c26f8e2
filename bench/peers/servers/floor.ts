// What HTTP costs in Node with no work behind it: answers the recorded bytes. node floor.ts PORT ORIGIN
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

const origin = process.argv[3] ?? '';

interface Recorded {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string | number>>;
}

const recorded = new Map<string, Recorded>();

/** Headers that change what is answered. */
const ASKED_WITH = ['content-type', 'apollo-require-preflight'];

/** The answer of the gateway, asked for once. */
const record = async (
  key: string,
  { method, url, headers }: IncomingMessage,
  body: string,
): Promise<Recorded> => {
  const answer = await fetch(`${origin}${url}`, {
    method: method ?? 'GET',
    headers: ASKED_WITH.map((name): [string, string] => [name, String(headers[name] ?? '')]),
    ...(method === 'POST' && { body }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const type = answer.headers.get('content-type') ?? '';
  const kept = { bytes, headers: { 'content-type': type, 'content-length': bytes.length } };
  if (answer.ok) recorded.set(key, kept);
  return kept;
};

const answer = (request: IncomingMessage, response: ServerResponse, body: string): void => {
  const key = request.method === 'GET' ? (request.url ?? '') : body;
  const known = recorded.get(key);
  if (known !== undefined) {
    response.writeHead(200, known.headers).end(known.bytes);
    return;
  }
  record(key, request, body).then(
    ({ headers, bytes }) => response.writeHead(200, headers).end(bytes),
    () => response.destroy(),
  );
};

createServer((request, response) => {
  if (request.method === 'GET') {
    answer(request, response, '');
    return;
  }
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => answer(request, response, Buffer.concat(parts).toString()));
}).listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'));
