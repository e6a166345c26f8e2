import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { rateHeaders } from '../../graphql/limits/admission-told.ts';
import type { Rates } from '../../rate-limit.ts';
import { agreedEncoding, type Encoding, THRESHOLD } from '../compression.ts';
import { entityTag } from '../entity-tag.ts';
import { isHeldByCaller } from '../images/caching.ts';
import type { MediaType } from '../media-type.ts';
import type { Short } from './short.ts';

/** What is the same of all answers. */
export interface HeadParts {
  /** Null: nobody is held to any. */
  readonly rates: Rates | null;
  readonly isCompressing: boolean;
}

/** What the form of an answer depends on. */
export interface Form {
  readonly method: 'GET' | 'POST';
  readonly mediaType: MediaType;
  readonly headers: IncomingHttpHeaders;
}

/** How an answer of so many bytes is compressed for its caller; null: not. */
export const encodingFor = (
  { isCompressing }: Pick<HeadParts, 'isCompressing'>,
  headers: IncomingHttpHeaders,
  bytes: number,
): Encoding | null =>
  isCompressing && bytes >= THRESHOLD && headers['x-no-compression'] === undefined
    ? agreedEncoding(headers['accept-encoding'])
    : null;

/** What there is to say of an answer in its head, and in which form its body is sent. */
interface Said {
  /** Names in small letters, each followed by its value. */
  readonly head: string[];
  readonly encoding: Encoding | null;
  /** Whether the caller has the body already. */
  readonly isHeld: boolean;
}

/** How an answer is told over HTTP, the same as on the long way. */
const sayingOf = (parts: HeadParts, form: Form, { body, end, admission }: Short): Said => {
  const { method, mediaType, headers } = form;
  const encoding = encodingFor(parts, headers, body.length(end));
  const type = ['content-type', `${mediaType}; charset=utf-8`];
  const coding = encoding === null ? [] : ['content-encoding', encoding];
  if (method === 'POST') {
    const rates = admission === null ? [] : rateHeaders(admission, parts.rates).flat();
    const vary = encoding === null ? [] : ['vary', 'accept-encoding'];
    return { head: [...rates, ...vary, ...type, ...coding], encoding, isHeld: false };
  }
  const etag = entityTag(body.tag(end), encoding);
  const own = ['vary', 'accept, accept-encoding', 'etag', etag];
  const isHeld = isHeldByCaller(headers['if-none-match'], etag);
  return { head: isHeld ? own : [...own, ...type, ...coding], encoding, isHeld };
};

/** head: of every answer, as above. Gives how many bytes wait for the caller. */
export const sendShort = (
  response: ServerResponse,
  short: Short,
  said: { readonly parts: HeadParts; readonly form: Form; readonly head: readonly string[] },
): number => {
  const { head, encoding, isHeld } = sayingOf(said.parts, said.form, short);
  if (isHeld) {
    response.writeHead(304, [...said.head, ...head]).end();
    return 0;
  }
  const bytes = short.body.bytes(short.end, encoding);
  response.writeHead(200, [...said.head, ...head, 'content-length', String(bytes.length)]);
  response.end(bytes);
  return bytes.length;
};
