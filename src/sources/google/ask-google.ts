import type { Readable } from 'node:stream';
import type { StreamMethodOptions } from 'googleapis/build/src/apis/healthcare/index.js';
import { SourceError } from '../../errors.ts';
import type { SourceName } from '../../terms/source-name.ts';
import { TooLongError } from '../guard/body-bytes.ts';
import { TransientError } from '../guard/transient-error.ts';
import type { Credentials } from './credentials.ts';
import { codeOf, loggedAs } from './log-words.ts';
import { prove } from './prove.ts';
import { bodyOf, watchedBody } from './watched-body.ts';

/** An answer of a Google API, whatever its status, as it comes in. Its body has to be read, or dropped. */
export interface GoogleAnswer {
  readonly status: number;
  /** A header by its name in lower case; null where it is left out, or does not speak of the body. */
  header(name: string): string | null;
  readonly body: Readable;
  drop(): void;
}

/** How one API is asked. */
export interface GoogleApi {
  readonly source: SourceName;
  readonly credentials: Credentials;
  /** Where it is; null: Google's own. */
  readonly rootUrl: string | null;
  /** How long it may be silent within an answer, in milliseconds. */
  readonly silenceMs: number;
}

/** One question to a Google API. */
export interface Question<T> {
  /** What is asked, for the log. */
  readonly attempted: string;
  /** Ends the question, also while its answer is read. */
  readonly signal: AbortSignal;
  /** Sends it through Google's client, with these options. */
  send(options: StreamMethodOptions): Promise<{ status: number; headers: object; data: unknown }>;
  /** Reads the answer, or keeps its body for later. */
  read(answer: GoogleAnswer): Promise<T>;
}

/**
 * Asks a Google API through Google's client, once.
 *
 * The client is left to carry the request only: it would repeat it on its own, take a page in HTML
 * for a success, and put credentials into its errors. What an answer means is for read to say.
 *
 * Errors: TransientError where there is no answer, SourceError where there are no credentials, where
 * the answer is endless, and those of read.
 */
export const askGoogle = async <T>(api: GoogleApi, question: Question<T>): Promise<T> => {
  const { attempted, signal } = question;
  const proof = await prove(api.credentials, { source: api.source, attempted });
  const answer = await sent(api, question, proof);
  try {
    return await question.read(answer);
  } catch (error) {
    answer.drop();
    if (signal.aborted || !(error instanceof TooLongError)) throw error;
    throw new SourceError(api.source, attempted, { cause: error, problem: 'BROKEN_ANSWER' });
  }
};

const sent = async <T>(
  api: GoogleApi,
  question: Question<T>,
  proof: Headers,
): Promise<GoogleAnswer> => {
  const { signal, attempted } = question;
  try {
    signal.throwIfAborted();
    const options = { ...optionsOf(api), headers: proof, signal };
    const { status, headers, data } = await question.send(options);
    const body = watchedBody(bodyOf(data), api.silenceMs);
    const header = headerOf(headers);
    return { status, header, body, drop: () => body.destroy() };
  } catch (error) {
    const words = loggedAs(error);
    if (signal.aborted) throw Object.assign(words, { name: 'AbortError' });
    if (!codeOf(error)?.startsWith('HPE_')) {
      throw new TransientError('There was no answer.', { cause: words });
    }
    throw new SourceError(api.source, attempted, { cause: words, problem: 'BROKEN_ANSWER' });
  }
};

const optionsOf = ({ rootUrl }: GoogleApi): StreamMethodOptions => ({
  ...(rootUrl === null ? {} : { rootUrl: rootUrl.endsWith('/') ? rootUrl : `${rootUrl}/` }),
  responseType: 'stream',
  // A stand-in on this machine is not reached through a proxy, whatever the environment says.
  noProxy: ['127.0.0.1', 'localhost', '[::1]'],
  retry: false,
  // It would go on running while a large object is passed on. The signal is the deadline.
  timeout: 0,
  // A store that sends its callers elsewhere would get credentials and paths there.
  redirect: 'manual',
  validateStatus: () => true,
});

/** Options with one more header. */
export const withHeader = (
  options: StreamMethodOptions,
  name: string,
  value: string,
): StreamMethodOptions => {
  const headers = new Headers(options.headers);
  headers.set(name, value);
  return { ...options, headers };
};

/** The client declares an object and gives a list of pairs, as Headers are. */
const headerOf = (headers: object): GoogleAnswer['header'] => {
  const pairs = isIterable(headers) ? [...headers] : Object.entries(headers);
  const found = new Map(
    pairs
      .filter((pair): pair is [unknown, unknown] => Array.isArray(pair))
      .map(([name, value]) => [String(name).toLowerCase(), String(value)]),
  );
  // It was counted before the client expanded the body.
  if (found.has('content-encoding')) found.delete('content-length');
  return (name) => found.get(name) ?? null;
};

const isIterable = (value: object): value is Iterable<unknown> => Symbol.iterator in value;
