import type { FastifyRequest } from 'fastify';
import type { ErrorExtensions } from '../error-codes.ts';

/** Bytes that a request's body has at most: scores of 16 findings in 5,000 images are 6.8 MB. */
export const BODY_LIMIT = 8 * 1024 * 1024;

/** What is wrong with a request that does not get as far as its route. */
export interface RequestFault {
  readonly status: number;
  readonly message: string;
  readonly extensions: ErrorExtensions;
}

/** What is said of it, by status. */
const MESSAGES: Readonly<Record<number, string>> = {
  400: 'The request is malformed. Send JSON with a query.',
  413: `The body is too large: at most ${BODY_LIMIT} bytes are taken.`,
  415: 'The content type is not taken. Send application/json.',
};

const BROKEN_OFF: RequestFault = {
  status: 400,
  message: 'The request broke off.',
  extensions: { code: 'BAD_REQUEST' },
};

/** What Fastify says is wrong with a request; null for another library's error, which is not the caller's. */
export const requestFaultOf = (
  error: unknown,
  { headers, raw }: FastifyRequest,
): RequestFault | null => {
  const status = isOfFramework(error) ? Number(error.statusCode) : 500;
  // Its caller went before it was there in full.
  if (status >= 500 && raw.destroyed) return BROKEN_OFF;
  if (status < 400 || status >= 500) return null;
  const limit = status === 413 ? bodyLimitPart(headers['content-length']) : {};
  return {
    status,
    message: MESSAGES[status] ?? 'The request cannot be answered.',
    extensions: { code: 'BAD_REQUEST', ...limit },
  };
};

const isOfFramework = (error: unknown): error is Error & { statusCode: unknown } =>
  error instanceof Error &&
  'statusCode' in error &&
  'code' in error &&
  String(error.code).startsWith('FST_');

/** How long a body may be, and how long it is, where that was said before it came. */
const bodyLimitPart = (contentLength: string | undefined): object => ({
  limit: BODY_LIMIT,
  ...(contentLength !== undefined && { actual: Number(contentLength) }),
});
