import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Picture } from '../../dicom/picture.source.ts';
import type { ByteRange, StoredBytes } from '../../dicom/stored-bytes.ts';
import { SourceError } from '../../errors.ts';
import type { ErrorLog } from '../../graphql/format-error.ts';
import type { SourceName } from '../../terms/source-name.ts';
import { refuse } from '../error-answer.ts';
import { readRange } from './byte-range.ts';
import type { CachingHeaders } from './caching.ts';
import { exactly } from './exact-length.ts';

/** Whom bytes are sent to. */
export interface Delivery {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly caching: CachingHeaders;
  readonly logError: ErrorLog;
}

/** What stored bytes are sent as. */
export interface FileForm {
  /** Who gives the bytes. */
  readonly source: SourceName;
  readonly mediaType: string;
  /** Content-Disposition: whether to show or to save it, and under which name. */
  readonly disposition: string;
  /** Whether a caller may ask for a part. */
  readonly hasRanges: boolean;
}

/** Sends a picture. */
export const sendPicture = (
  { request, reply, caching }: Delivery,
  { bytes, mediaType }: Picture,
  disposition: string,
): FastifyReply => {
  reply.headers({
    ...caching,
    'content-type': mediaType,
    'content-length': bytes.byteLength,
    'content-disposition': disposition,
  });
  const { buffer, byteOffset, byteLength } = bytes;
  return request.method === 'HEAD'
    ? reply.send()
    : reply.send(Buffer.from(buffer, byteOffset, byteLength));
};

/**
 * Sends bytes of a store, or the range of them that is wanted, as they come.
 *
 * Errors: those of the store until the first byte is there; later ones end the connection, since
 * the caller has been told of success.
 */
export const sendStored = async (
  delivery: Delivery,
  stored: StoredBytes,
  form: FileForm,
): Promise<FastifyReply> => {
  const { request, reply, caching } = delivery;
  const { byteLength } = stored;
  const range = form.hasRanges ? wantedRange(delivery, byteLength) : null;
  if (range === 'UNSATISFIABLE') {
    stored.close();
    return refuse(reply, 416, {
      message: `There are ${byteLength} bytes, and the range that is asked for begins behind them.`,
      extensions: { code: 'BAD_REQUEST' },
      headers: { 'content-range': `bytes */${byteLength}` },
    });
  }
  const headers = { ...caching, ...headersOf(form, byteLength, range) };
  if (request.method === 'HEAD') {
    stored.close();
    return reply.headers(headers).send();
  }
  const body = await openBody(delivery, form.source, { stored, range });
  if (body === null) return reply.hijack();
  return reply
    .code(range === null ? 200 : 206)
    .headers(headers)
    .send(body);
};

/** Null for all bytes. A range is for GET, and for who has no other version of the bytes. */
const wantedRange = (
  { request: { method, headers }, caching }: Delivery,
  byteLength: number | null,
): ByteRange | 'UNSATISFIABLE' | null => {
  const ifRange = headers['if-range'] ?? caching.etag;
  if (byteLength === null || method !== 'GET' || ifRange !== caching.etag) return null;
  const wanted = readRange(headers.range, byteLength);
  return wanted === 'ALL' ? null : wanted;
};

const headersOf = (
  { mediaType, disposition, hasRanges }: FileForm,
  byteLength: number | null,
  range: ByteRange | null,
): Record<string, string | number> => {
  const headers = { 'content-type': mediaType, 'content-disposition': disposition };
  if (byteLength === null) return headers;
  const ranges = hasRanges ? { 'accept-ranges': 'bytes' } : {};
  if (range === null) return { ...headers, ...ranges, 'content-length': byteLength };
  const { first, last } = range;
  return {
    ...headers,
    ...ranges,
    'content-length': last - first + 1,
    'content-range': `bytes ${first}-${last}/${byteLength}`,
  };
};

/** Opens bytes and waits for the first of them; null where the caller has gone meanwhile. */
const openBody = async (
  { reply, logError }: Delivery,
  source: SourceName,
  { stored, range }: { stored: StoredBytes; range: ByteRange | null },
): Promise<Readable | null> => {
  const response = reply.raw;
  if (response.destroyed) {
    stored.close();
    return null;
  }
  const length = range === null ? stored.byteLength : range.last - range.first + 1;
  const stream = stored.open(range);
  const body = length === null ? stream : exactly(length, stream, source);
  response.once('close', () => body.destroy());
  await begun(body);
  if (response.destroyed) return null;
  body.once('error', (error) => {
    const cause = error instanceof SourceError ? error.cause : error;
    logError(`${source} stopped in the middle of an answer`, cause);
  });
  return body;
};

const begun = async (body: Readable): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  body.once('readable', resolve).once('close', resolve).once('error', reject);
  await promise;
};
