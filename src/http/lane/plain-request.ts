import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { saysWho } from '../identity/credentials.ts';
import { agreedMediaType, type MediaType } from '../media-type.ts';
import { URL_LIMIT } from '../refuse-below-http.ts';

/** How programs write the header of a body. */
const JSON_TYPES = new Set(['application/json', 'application/json; charset=utf-8']);

/** Bodies are as short that it need not be looked at what is in them before they are read, in bytes. */
const MOST_BYTES = 65_536;

const GRAPH = '/graphql';
const ASKED = `${GRAPH}?`;

/** A question over HTTP that is put in the usual way. */
export interface PlainRequest {
  readonly method: 'GET' | 'POST';
  readonly host: string;
  readonly mediaType: MediaType;
  /** What it asks by its address, with the question mark. */
  readonly search: string;
  /** Bytes of its body; 0 for a GET. */
  readonly length: number;
}

/**
 * What a request is that has nothing about it that hooks, parsers and refusals are there for; null for
 * all others. isEnforced: whether it matters who asks.
 */
export const plainRequest = (
  { method, url = '', headers, httpVersion }: IncomingMessage,
  isEnforced: boolean,
): PlainRequest | null => {
  const { host } = headers;
  const isGet = method === 'GET';
  if (isGet ? !url.startsWith(ASKED) : method !== 'POST' || url !== GRAPH) return null;
  if (url.length > URL_LIMIT || httpVersion !== '1.1' || isOdd(headers)) return null;
  if (host === undefined || host.includes(',') || (isEnforced && saysWho(headers))) return null;
  const length = isGet ? lengthOfGet(headers) : lengthOfPost(headers);
  const mediaType = agreedMediaType(headers.accept);
  if (length === null || mediaType === null) return null;
  const search = url.slice(GRAPH.length);
  return { method: isGet ? 'GET' : 'POST', host, mediaType, search, length };
};

const isOdd = (headers: IncomingHttpHeaders): boolean =>
  headers.expect !== undefined ||
  headers.upgrade !== undefined ||
  headers['transfer-encoding'] !== undefined ||
  headers['content-encoding'] !== undefined ||
  headers['x-no-compression'] !== undefined;

/** Whether it is a GET that no page elsewhere could make a browser send, as Apollo Server wants it. */
export const isMeantGet = (headers: IncomingHttpHeaders): boolean => {
  const type = headers['content-type'];
  // Apollo Client says so of every request, though a GET has no body.
  if (type !== undefined) return JSON_TYPES.has(type);
  return Boolean(headers['apollo-require-preflight'] || headers['x-apollo-operation-name']);
};

const lengthOfGet = (headers: IncomingHttpHeaders): number | null =>
  isMeantGet(headers) && headers['content-length'] === undefined ? 0 : null;

const lengthOfPost = (headers: IncomingHttpHeaders): number | null => {
  const length = Number(headers['content-length'] ?? 0);
  const isJson = JSON_TYPES.has(headers['content-type'] ?? '');
  return isJson && length > 0 && length <= MOST_BYTES ? length : null;
};
