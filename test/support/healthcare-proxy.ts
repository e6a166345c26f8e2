// A thin proxy that gives a real DICOMweb server, Orthanc, the paths of the Cloud Healthcare API. It
// is no emulator: it maps paths, and changes only what Google documents otherwise. An object comes
// as a single part, what is missing is refused with 403, an empty search has no content, a list of
// UIDs matches nothing, and media types other than the documented ones are refused.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { googleError } from './google-errors/google-error.ts';
import {
  errorReply,
  type HealthcareReply,
  type ReplyOptions,
  ROOT,
  refused,
  replyTo,
  STORE,
} from './healthcare-replies.ts';
import { listening } from './listening.ts';

/** How the proxy behaves; may be changed at any time. */
export interface HealthcareSwitches {
  emptySearch: ReplyOptions['emptySearch'];
  /** Whether everything is refused with 403, as to who has no access. */
  refusesAll: boolean;
  /** So many of the next requests are put off with this status and Retry-After. */
  putOff: { status: 429 | 503; retryAfter: string; times: number };
}

export interface HealthcareProxy extends HealthcareSwitches {
  /** For HEALTHCARE_ROOT_URL. */
  readonly url: string;
  /** For HEALTHCARE_STORE. */
  readonly store: string;
  /** Path and query of all requests, as they came in. */
  readonly paths: string[];
  /** Those that were for anything outside the store. */
  readonly outside: string[];
  /** Requests that are under way, and the most that ever were. */
  inFlight: number;
  mostInFlight: number;
  /** Forgets the paths, and how many there were at once. */
  forget(): void;
  stop(): Promise<void>;
}

export interface HealthcareProxyOptions {
  /** Root of Orthanc's DICOMweb service. */
  readonly orthancUrl: string;
}

/** Starts the proxy on loopback. */
export const startHealthcareProxy = async ({
  orthancUrl,
}: HealthcareProxyOptions): Promise<HealthcareProxy> => {
  const server = createServer((request, response) => {
    log(proxy, request, response);
    answer(proxy, request, orthancUrl).then(
      (reply) => send(response, reply),
      // Orthanc is away: so is the store.
      (error: Error) => response.destroy(error),
    );
  });
  const { url, stop } = await listening(server);
  const proxy: HealthcareProxy = {
    url: `${url}/`,
    store: STORE,
    paths: [],
    outside: [],
    inFlight: 0,
    mostInFlight: 0,
    emptySearch: 'NO_CONTENT',
    refusesAll: false,
    putOff: { status: 503, retryAfter: '0', times: 0 },
    forget: () => {
      proxy.paths.length = 0;
      proxy.mostInFlight = proxy.inFlight;
    },
    stop,
  };
  return proxy;
};

const log = (proxy: HealthcareProxy, request: IncomingMessage, response: ServerResponse): void => {
  const path = request.url ?? '';
  proxy.paths.push(path);
  if (!new URL(path, 'http://proxy').pathname.startsWith(ROOT)) proxy.outside.push(path);
  proxy.inFlight += 1;
  proxy.mostInFlight = Math.max(proxy.mostInFlight, proxy.inFlight);
  response.once('close', () => {
    proxy.inFlight -= 1;
  });
};

interface SentReply extends HealthcareReply {
  readonly retryAfter?: string;
}

const answer = async (
  { putOff, refusesAll, emptySearch }: HealthcareProxy,
  request: IncomingMessage,
  orthancUrl: string,
): Promise<SentReply> => {
  if (putOff.times > 0) {
    putOff.times -= 1;
    const name = putOff.status === 429 ? 'healthcare-quota' : 'healthcare-unavailable';
    return { ...errorReply(googleError(name)), retryAfter: putOff.retryAfter };
  }
  return refusesAll ? refused() : replyTo(request, { orthancUrl, emptySearch });
};

const send = (response: ServerResponse, { status, type, body, retryAfter }: SentReply): void => {
  response.statusCode = status;
  if (type !== '') response.setHeader('content-type', type);
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  response.end(body);
};
