import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listening } from './listening.ts';

/** An answer as a server of good will gives it. */
export interface GoodAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** One request, and what would be the right answer to it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly good: GoodAnswer;
}

export type Behaviour = (exchange: Exchange) => void;

/** A server whose behaviour is chosen by the test. */
export interface HostileUpstream {
  /** Where the service is, such as "http://127.0.0.1:40123/dicom-web". */
  readonly url: string;
  /** Every request line's path that ever came in, the service's root included. */
  readonly paths: string[];
  /** The headers of the same requests. */
  readonly headers: IncomingMessage['headers'][];
  /** Connections that were opened. */
  connections(): number;
  /** Greatest number of requests that were open at the same time. */
  mostAtOnce(): number;
  /** Resolves when a request has ended before it was answered in full. */
  brokenOff(): Promise<void>;
  behave(behaviour: Behaviour): void;
  stop(): Promise<void>;
}

export const ROOT = '/dicom-web';

/** Starts a server on a free port. good: the right answer to a path below the service's root. */
export const startUpstream = async (
  good: (path: string) => GoodAnswer,
): Promise<HostileUpstream> => {
  let behaviour: Behaviour = kind;
  let [connections, atOnce, mostAtOnce] = [0, 0, 0];
  const paths: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const broken = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    headers.push(request.headers);
    mostAtOnce = Math.max(mostAtOnce, (atOnce += 1));
    response.once('close', () => {
      atOnce -= 1;
      if (!response.writableFinished) broken.resolve();
    });
    behaviour({ request, response, good: good((request.url ?? '').slice(ROOT.length)) });
  }).on('connection', () => {
    connections += 1;
  });
  const { url, stop } = await listening(server);
  return {
    url: `${url}${ROOT}`,
    paths,
    headers,
    connections: () => connections,
    mostAtOnce: () => mostAtOnce,
    brokenOff: () => broken.promise,
    behave: (chosen) => {
      behaviour = chosen;
    },
    stop,
  };
};

/** Answers as it should. */
export const kind: Behaviour = ({ response, good }) => {
  response.writeHead(good.status, { ...good.headers, 'content-length': good.body.length });
  response.end(good.body);
};

/** Takes the request and never says a word. */
export const silent: Behaviour = () => {};

/** Begins to answer, a letter at a time, and never comes to the point. */
export const dripping: Behaviour = ({ response }) => {
  const { socket } = response;
  socket?.write('HTTP/1.1 200 OK\r\nX-Waiting: ');
  const timer = setInterval(() => socket?.write('.'), 10);
  socket?.once('close', () => clearInterval(timer));
};

/** How the length of a body is told. */
export type Framing = 'content-length' | 'chunked' | 'until closed';

/** Closes the connection after a part of the body. share: from 0 to 1. */
export const cutting =
  (framing: Framing, share: number): Behaviour =>
  ({ response, good }) => {
    const part = good.body.subarray(0, Math.floor(good.body.length * share));
    const length = framing === 'content-length' ? { 'content-length': good.body.length } : {};
    if (framing === 'until closed') {
      response.useChunkedEncodingByDefault = false;
      response.shouldKeepAlive = false;
    }
    response.writeHead(good.status, { ...good.headers, ...length });
    response.write(part, () => response.socket?.end());
  };

/** Answers something else. */
export const answering =
  (status: number, headers: Readonly<Record<string, string>>, body: string): Behaviour =>
  ({ response }) => {
    response.writeHead(status, headers).end(body);
  };

/** Answers with a right type and a body without an end. */
export const endless: Behaviour = ({ response, good }) => {
  response.writeHead(200, { ...good.headers });
  const chunk = Buffer.alloc(1 << 20, ' ');
  const pour = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', pour);
  pour();
};

/** Speaks something that is no HTTP. */
export const babbling: Behaviour = ({ response }) => {
  response.socket?.end('SSH-2.0-OpenSSH_9.2p1\r\n');
};

/** Behaves in one way to some requests, and then in another. */
export const atFirst = (count: number, first: Behaviour, then: Behaviour): Behaviour => {
  let answered = 0;
  return (exchange) => {
    answered += 1;
    (answered <= count ? first : then)(exchange);
  };
};
