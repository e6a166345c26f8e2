import type { Readable } from 'node:stream';
import { type Dispatcher, EnvHttpProxyAgent, request } from 'undici';
import { messageOf } from '../../src/decode.ts';
import type { Credentials } from '../../src/sources/google/credentials.ts';
import { logWords } from '../../src/sources/google/log-words.ts';
import { prove } from '../../src/sources/google/prove.ts';
import { wholeBody } from '../../src/sources/guard/body-bytes.ts';
import { readRetryAfter } from '../../src/sources/guard/retry-after.ts';
import { TransientError } from '../../src/sources/guard/transient-error.ts';
import { AccessError, PullError } from './pull-error.ts';

/** Where the labels are, and how they are asked for. */
export interface BucketOptions {
  /** Root of the bucket over HTTP. */
  readonly url: string;
  /** Shown where the bucket does not give its files to everyone; null: there are none. */
  readonly credentials: Credentials | null;
  /** Longest silence, in milliseconds. */
  readonly timeoutMs: number;
}

/** An answer with status 200, 206 or 416. Its body has to be read, or dropped. */
export interface ObjectAnswer {
  readonly status: number;
  /** A header by its name in lower case; null where it is left out. */
  header(name: string): string | null;
  readonly body: Readable;
  /** Ends the request. */
  drop(): void;
}

/** A bucket that is read over HTTPS. */
export interface LabelBucket {
  /** Errors: TransientError where another attempt may help, AccessError, PullError. */
  get(name: string, headers: Readonly<Record<string, string>>): Promise<ObjectAnswer>;
  close(): Promise<void>;
}

/** No error that a bucket explains is longer, in bytes. */
const LONGEST_ERROR = 65_536;

/** Opens nothing yet. It is asked as anybody first: credentials are shown only where it wants some. */
export const labelBucket = ({ url, timeoutMs, credentials }: BucketOptions): LabelBucket => {
  const agent = agentFor(timeoutMs);
  const root = url.replace(/\/+$/, '');
  let proof: Headers | null = null;
  const ask = (name: string, headers: Readonly<Record<string, string>>): Promise<ObjectAnswer> =>
    answered(`${root}/${name}`, agent, { ...headers, ...Object.fromEntries(proof ?? []) });
  return {
    get: async (name, headers) => {
      const answer = await ask(name, headers);
      if (!isRefusal(answer.status) || proof !== null) return accepted(name, answer);
      proof = await shown(credentials).catch((error: unknown) => {
        answer.drop();
        throw error;
      });
      if (proof === null) return accepted(name, answer);
      answer.drop();
      return accepted(name, await ask(name, headers));
    },
    close: () => agent.destroy(),
  };
};

const agentFor = (timeoutMs: number): Dispatcher =>
  new EnvHttpProxyAgent({
    // A stand-in on this machine is not reached through a proxy, whatever the environment says.
    noProxy: ['127.0.0.1', 'localhost', process.env['no_proxy'] ?? process.env['NO_PROXY']].join(),
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect: { timeout: timeoutMs },
  });

/** TransientError where there is no answer. */
const answered = async (
  address: string,
  dispatcher: Dispatcher,
  headers: Readonly<Record<string, string>>,
): Promise<ObjectAnswer> => {
  try {
    const answer = await request(address, { dispatcher, headers });
    const { statusCode: status, body } = answer;
    // Without a listener, a body that breaks off while nobody reads it would end the process.
    body.on('error', () => {});
    const header = (title: string): string | null =>
      answer.headers[title] === undefined ? null : [answer.headers[title]].flat().join(',');
    return { status, header, body, drop: () => void body.destroy() };
  } catch (error) {
    throw new TransientError(`${address} does not answer: ${wordsOf(error)}.`, { cause: error });
  }
};

/**
 * What proves who asks; null where nothing is found that does.
 *
 * TransientError where a token service gives no answer: that says nothing of who asks.
 */
const shown = async (credentials: Credentials | null): Promise<Headers | null> => {
  if (credentials === null) return null;
  try {
    return await prove(credentials, { source: 'CLOUD_STORAGE', attempted: 'labels' });
  } catch (error) {
    if (error instanceof TransientError) throw error;
    return null;
  }
};

const isRefusal = (status: number): boolean => status === 401 || status === 403;

/** Lets through what can be read; says of all else what it means. */
const accepted = async (name: string, answer: ObjectAnswer): Promise<ObjectAnswer> => {
  const { status, header } = answer;
  if (status === 200 || status === 206 || status === 416) return answer;
  const words = await explanation(answer);
  const said = `${name}: the bucket answers ${status}, ${words || 'and says nothing more'}.`;
  if (isRefusal(status)) throw new AccessError(said);
  if (status !== 408 && status !== 429 && status < 500) throw new PullError(said);
  throw new TransientError(said, { retryAfterMs: readRetryAfter(header('retry-after')) });
};

/** What Cloud Storage says, <Error><Code>…</Code><Message>…</Message></Error>, or the page of somebody else. */
const explanation = async ({ body }: ObjectAnswer): Promise<string> => {
  const bytes = await wholeBody(body, LONGEST_ERROR).catch(() => Buffer.alloc(0));
  const text = bytes.toString('utf8');
  const parts = ['Code', 'Message', 'Details'].flatMap((tag) => {
    const [, words] = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(text) ?? [];
    return words ?? [];
  });
  const words = parts.length > 0 ? parts.join(': ') : text.replace(/<[^>]*>/g, ' ');
  return logWords(words).replace(/\.$/, '');
};

/** An error of several attempts, by IPv6 and IPv4, has no words of its own. */
const wordsOf = (error: unknown): string =>
  error instanceof AggregateError && error.message === ''
    ? error.errors.map(messageOf).join(', ')
    : messageOf(error);
