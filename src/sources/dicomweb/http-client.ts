import type { Readable } from 'node:stream';
import { Agent, type Dispatcher, request } from 'undici';
import { traceHeaders } from '../../spans.ts';
import { brokenAnswer, connectionFailure } from './answer-failure.ts';

export interface HttpOptions {
  /** Root of the service; a slash at its end is left out. */
  readonly url: string;
  /** Authorization header; null sends none. */
  readonly authorization: string | null;
  /** Longest silence, in milliseconds: for a connection, for the headers, and within a body. */
  readonly timeoutMs: number;
}

/** A GET request. */
export interface Get {
  /** What is asked, for the log. */
  readonly attempted: string;
  /** Below the root of the service, such as "/instances?limit=1"; holds no text of a caller. */
  readonly path: string;
  readonly accept: string;
  /** Whether the body is passed on as fast as a caller takes it, or read at once. */
  readonly isPassedOn: boolean;
  /** Ends the request, also while its body is read. */
  readonly signal: AbortSignal;
}

/** An answer with whatever status. Its body has to be read, or dropped. */
export interface Answer {
  readonly status: number;
  /** A header by its name in lower case; null where it is left out. */
  header(name: string): string | null;
  readonly body: Readable;
  /** Lets go of the body: a short rest is read, as the connection can then be used again. */
  drop(): void;
}

export interface HttpClient {
  /** Errors: TransientError where there is no answer, SourceError where it is no HTTP. */
  get(wanted: Get): Promise<Answer>;
  /** Ends all connections, and what is passed on over them. */
  close(): Promise<void>;
}

/**
 * Connections for answers that are read at once: for the questions that are asked at the same time,
 * and for the one how the server is. Bodies that are passed on have their own, since a slow caller
 * may hold one for minutes.
 */
const CONNECTIONS = 50 + 1;
const CONNECTIONS_PASSED_ON = 200;

/**
 * How much earlier a connection is given up than its server says, in milliseconds. Orthanc says one
 * second; undici takes off two, and each question would have a connection of its own.
 */
const KEPT_SHORTER_MS = 300;

/** Longest body of an error that is read so as to keep its connection, in bytes. */
const LONGEST_DROPPED = 65_536;

/** Sends requests to one server. Redirects are not followed: they would lead out of the store. */
export const httpClient = ({ url, authorization, timeoutMs }: HttpOptions): HttpClient => {
  const root = url.replace(/\/+$/, '');
  const agent = (connections: number): Agent =>
    new Agent({
      connections,
      keepAliveTimeoutThreshold: KEPT_SHORTER_MS,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      connect: { timeout: timeoutMs },
    });
  const readAtOnce = agent(CONNECTIONS);
  const passedOn = agent(CONNECTIONS_PASSED_ON);
  return {
    get: async (wanted) => {
      const { path, accept, isPassedOn, signal, attempted } = wanted;
      const sent = request(`${root}${path}`, {
        dispatcher: isPassedOn ? passedOn : readAtOnce,
        headers: {
          accept,
          ...(authorization === null ? {} : { authorization }),
          ...traceHeaders(),
        },
        signal,
      });
      const answer = await sent.catch((error: unknown) => {
        throw signal.aborted ? error : connectionFailure(error, attempted);
      });
      return plainAnswer(answerOf(answer, timeoutMs), attempted);
    },
    close: async () => {
      await Promise.all([readAtOnce.destroy(), passedOn.destroy()]);
    },
  };
};

const answerOf = (
  { statusCode, headers, body }: Dispatcher.ResponseData,
  timeoutMs: number,
): Answer => {
  // Without a listener, a body that breaks off while nobody reads it would end the process.
  body.on('error', () => {});
  return {
    status: statusCode,
    header: (name) => [headers[name] ?? null].flat()[0] ?? null,
    body,
    drop: () => {
      const signal = AbortSignal.timeout(timeoutMs);
      body.dump({ limit: LONGEST_DROPPED, signal }).catch(() => {});
    },
  };
};

/** Refuses an answer that is compressed: none was asked for, and bytes are passed on as they come. */
const plainAnswer = (answer: Answer, attempted: string): Answer => {
  const encoding = answer.header('content-encoding') ?? 'identity';
  if (encoding === 'identity') return answer;
  answer.drop();
  throw brokenAnswer(attempted, new Error(`It is encoded as ${encoding}.`));
};
