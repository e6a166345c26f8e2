import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

/** A request to be passed on, and where its answer goes. */
export interface Passed {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** What the request carries, where it has been read already. */
  readonly body?: string;
}

/** Asks another server the same, and gives its answer. Where that does not answer, neither does this. */
export const passOn = ({ request, response, body }: Passed, target: string): void => {
  const outward = ask(new URL(request.url ?? '/', target), {
    method: request.method ?? 'GET',
    headers: request.headers,
  });
  outward.once('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    pipeline(answer, response).catch(() => response.destroy());
  });
  outward.once('error', () => response.destroy());
  response.once('close', () => outward.destroy());
  if (body === undefined) request.pipe(outward);
  else outward.end(body);
};
