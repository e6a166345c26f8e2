import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { listening } from './listening.ts';

/** A request, as it came in. */
export interface AnsweredRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What a request is answered with. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A server that answers as a test says. */
export interface Answering {
  readonly url: string;
  readonly requests: AnsweredRequest[];
  stop(): Promise<void>;
}

/** Starts it on loopback. */
export const startAnswering = async (
  answer: (request: AnsweredRequest) => Reply | Promise<Reply>,
): Promise<Answering> => {
  const requests: AnsweredRequest[] = [];
  const onRequest = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = (await incoming.toArray()).join('');
    const { method = '', url: path = '', headers } = incoming;
    const request = { method, path, headers, body };
    requests.push(request);
    const reply = await answer(request);
    response.writeHead(reply.status ?? 200, reply.headers);
    response.end(reply.body);
  };
  const server = createServer((incoming, response) => {
    onRequest(incoming, response).catch((error: Error) => response.destroy(error));
  });
  const { url, stop } = await listening(server);
  return { url, requests, stop };
};
