import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listening } from './listening.ts';
import { passOn } from './passing-on.ts';

/** A request as it was passed on. */
export interface Recorded {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Stands before a server and writes down what it is asked; it changes nothing. */
export interface RecordingProxy {
  readonly url: string;
  readonly asked: readonly Recorded[];
  /** Forgets what was asked. */
  clear(): void;
  stop(): Promise<void>;
}

/** Starts one on loopback. Requests are read whole before they are passed on. */
export const startRecordingProxy = async (target: string): Promise<RecordingProxy> => {
  const asked: Recorded[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const { method = '', url: path = '', headers } = request;
    asked.push({ method, path, headers, body });
    // It has a length now.
    delete request.headers['transfer-encoding'];
    request.headers['content-length'] = String(Buffer.byteLength(body));
    passOn({ request, response, body }, target);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const { url, stop } = await listening(server);
  return { url, asked, clear: () => void asked.splice(0), stop };
};
