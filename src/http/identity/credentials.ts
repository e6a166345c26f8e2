import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Proof } from '../../identity.ts';
import { UnauthenticatedError } from '../../identity-errors.ts';

/** Headers that say who asks. */
const HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'x-api-key',
  'x-radiograph-caller',
  'x-radiograph-role',
  'x-radiograph-router-secret',
]);

/** Bytes of credentials that are looked at: tokens have some 1,000, and more of them only cost time. */
const MOST_BYTES = 8192;

// A key or token has no other letters (RFC 6750, 2.1), and Basic is Base64 (RFC 7617).
const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;
const BASIC = /^Basic +([\w+/-]+=*)$/i;
const TOKEN = /^[\w.~+/-]+=*$/;

/** Whether a request says anything of who asks. */
export const saysWho = (headers: IncomingHttpHeaders): boolean =>
  headers.authorization !== undefined ||
  headers['x-api-key'] !== undefined ||
  headers['x-radiograph-caller'] !== undefined ||
  headers['x-radiograph-role'] !== undefined ||
  headers['x-radiograph-router-secret'] !== undefined;

/**
 * Node keeps the first of some repeated headers and joins others, so that a proxy before the gateway
 * may have looked at another one. UnauthenticatedError where one of those that say who asks is repeated.
 */
export const insistOnOneOfEach = ({ rawHeaders }: IncomingMessage): void => {
  const seen = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? '';
    if (!HEADERS.has(name)) continue;
    if (seen.has(name)) throw new UnauthenticatedError('ambiguous');
    seen.add(name);
  }
};

/** The key or token of a request; null where there is none. UnauthenticatedError where it cannot be read. */
export const credentialIn = (headers: IncomingHttpHeaders, proof: Proof): string | null => {
  const { authorization, 'x-api-key': apiKey } = headers;
  if (apiKey === undefined) {
    return authorization === undefined ? null : inHeader(authorization, headers);
  }
  if (proof !== 'api-key') throw new UnauthenticatedError('wrong-kind');
  if (authorization !== undefined) throw new UnauthenticatedError('ambiguous');
  return checked(String(apiKey));
};

const inHeader = (authorization: string, headers: IncomingHttpHeaders): string => {
  if (authorization.length > MOST_BYTES) throw new UnauthenticatedError('oversized');
  const [, token] = BEARER.exec(authorization) ?? [];
  if (token !== undefined) return token;
  const [, encoded] = BASIC.exec(authorization) ?? [];
  if (encoded === undefined) throw new UnauthenticatedError('malformed');
  insistOnOwnPage(headers);
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  // The key is the password; what stands before the first colon is any name.
  return checked(text.slice(text.indexOf(':') + 1));
};

const checked = (text: string): string => {
  if (text.length > MOST_BYTES) throw new UnauthenticatedError('oversized');
  if (!TOKEN.test(text)) throw new UnauthenticatedError('malformed');
  return text;
};

/**
 * A browser sends the password that it was once told along with what pages of other sites ask. To
 * follow a link is no harm: the page that made it does not see the answer.
 */
const insistOnOwnPage = (headers: IncomingHttpHeaders): void => {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return;
  if (headers['sec-fetch-mode'] !== 'navigate') throw new UnauthenticatedError('cross-site');
};
