import {
  answering,
  type Behaviour,
  babbling,
  cutting,
  dripping,
  silent,
} from '../../support/hostile-upstream.ts';

/** Long enough for a server that answers, in milliseconds. */
const IMPATIENT_MS = 1000;

export const NO_ANSWER = 'DICOMWEB SOURCE_UNAVAILABLE NO_ANSWER';
export const BROKEN_ANSWER = 'DICOMWEB SOURCE_UNAVAILABLE BROKEN_ANSWER';
const NO_ACCESS = 'DICOMWEB SOURCE_UNAVAILABLE NO_ACCESS';
const BUSY = 'DICOMWEB SOURCE_UNAVAILABLE BUSY';
const TIMEOUT = 'DICOMWEB SOURCE_TIMEOUT TIMEOUT';

const JSON_TYPE = { 'content-type': 'application/dicom+json' };
const PAGE = answering(200, { 'content-type': 'text/html' }, '<html><h1>Sign in</h1></html>');

/** A server's bad day, and how every question to it ends. */
interface BadDay {
  readonly name: string;
  readonly behaviour: Behaviour;
  readonly end: string;
  /** Where it ends in another way, by question. */
  readonly but?: Readonly<Record<string, string>>;
  /** Patience of the store, in milliseconds; the usual one where it is left out. */
  readonly timeoutMs?: number;
}

export const BAD_DAYS: readonly BadDay[] = [
  { name: 'says nothing', behaviour: silent, end: TIMEOUT, timeoutMs: IMPATIENT_MS },
  { name: 'never ends its headers', behaviour: dripping, end: TIMEOUT, timeoutMs: IMPATIENT_MS },
  { name: 'closes before the body', behaviour: cutting('content-length', 0), end: NO_ANSWER },
  { name: 'half closes within a body', behaviour: cutting('content-length', 0.5), end: NO_ANSWER },
  { name: 'half closes within chunks', behaviour: cutting('chunked', 0.5), end: NO_ANSWER },
  {
    name: 'half closes within a body of no length',
    behaviour: cutting('until closed', 0.5),
    end: BROKEN_ANSWER,
    // They were already being passed on, and their end is missing.
    but: { object: NO_ANSWER, frame: NO_ANSWER },
  },
  { name: 'sends a page', behaviour: PAGE, end: BROKEN_ANSWER },
  {
    name: 'sends a page in the right type',
    behaviour: ({ response, good }) => {
      response.writeHead(200, { ...good.headers }).end('<html><h1>Sign in</h1></html>');
    },
    end: BROKEN_ANSWER,
  },
  {
    name: 'sends something of another shape',
    behaviour: answering(200, JSON_TYPE, '[{"00080018":{"vr":"UI","Value":"1.2"}}]'),
    end: BROKEN_ANSWER,
  },
  {
    name: 'sends the attributes of another instance',
    behaviour: answering(200, JSON_TYPE, '[{"00080018":{"vr":"UI","Value":["1.2.3"]}}]'),
    end: BROKEN_ANSWER,
  },
  { name: 'sends no list', behaviour: answering(200, JSON_TYPE, '{}'), end: BROKEN_ANSWER },
  {
    name: 'sends compressed bytes that nobody asked for',
    behaviour: answering(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }, '[]'),
    end: BROKEN_ANSWER,
  },
  { name: 'speaks no HTTP', behaviour: babbling, end: BROKEN_ANSWER },
  { name: 'forbids', behaviour: answering(403, {}, 'no'), end: NO_ACCESS },
  { name: 'wants another password', behaviour: answering(401, {}, 'no'), end: NO_ACCESS },
  {
    name: 'sends its callers elsewhere',
    behaviour: answering(302, { location: 'http://127.0.0.1:9/private' }, ''),
    end: BROKEN_ANSWER,
  },
  { name: 'is busy', behaviour: answering(503, {}, ''), end: BUSY },
  { name: 'is asked too often', behaviour: answering(429, { 'retry-after': '30' }, ''), end: BUSY },
  { name: 'is broken', behaviour: answering(500, {}, ''), end: NO_ANSWER },
];
