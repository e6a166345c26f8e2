import type { FastifyReply } from 'fastify';
import {
  BytesLimitError,
  GatewayError,
  ProblemsError,
  SourceError,
  type SourceProblem,
  TransferSyntaxError,
} from '../errors.ts';
import { type ErrorLog, publicPart } from '../graphql/format-error.ts';

/** What is answered in place of what was asked for. */
export class HttpRefusal extends GatewayError {
  constructor(
    readonly status: number,
    readonly code: 'BAD_REQUEST' | 'FORBIDDEN',
    message: string,
  ) {
    super(message);
  }
}

/** What a caller is told. */
interface PublicError {
  readonly message: string;
  /** A code, and what else a program may want. */
  readonly extensions: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Headers that speak of bytes, which an error is not. */
const OF_BYTES = [
  'etag',
  'accept-ranges',
  'content-disposition',
  'content-length',
  'content-range',
  'content-type',
];

/** Bytes that a request's body has at most: scores of 16 findings in 5,000 images are 6.8 MB. */
export const BODY_LIMIT = 8 * 1024 * 1024;

/** What is said of a request that does not get as far as GraphQL, by status. */
const REFUSALS: Readonly<Record<number, string>> = {
  400: 'The request is malformed. Send JSON with a query.',
  413: `The body is too large: at most ${BODY_LIMIT} bytes are taken.`,
  415: 'The content type is not taken. Send application/json.',
};

/** By what a source failed to do. */
const STATUS: Readonly<Record<SourceProblem, number>> = {
  NO_ANSWER: 503,
  BUSY: 503,
  TIMEOUT: 504,
  BROKEN_ANSWER: 502,
  NO_ACCESS: 502,
  DAMAGED: 502,
};

/** Answers without data, in the form of GraphQL's own; nobody may keep the answer. */
export const refuse = (
  reply: FastifyReply,
  status: number,
  { message, extensions, headers = {} }: PublicError,
): FastifyReply => {
  for (const name of OF_BYTES) {
    // A stream that fails before its first byte has set them on the response itself.
    reply.removeHeader(name).raw.removeHeader(name);
  }
  return reply
    .code(status)
    .headers({ 'cache-control': 'no-store', ...headers })
    .send({ errors: [{ message, extensions }] });
};

/** For an address that leads nowhere. */
export const refuseAddress = (reply: FastifyReply): FastifyReply =>
  refuse(reply, 404, {
    message: 'There is nothing at this address.',
    extensions: { code: 'BAD_REQUEST' },
  });

/** For who does not say under which host they asked (RFC 9112, 3.2). */
export const refuseHost = (reply: FastifyReply): FastifyReply =>
  refuse(reply, 400, {
    message: 'The Host header names no host.',
    extensions: { code: 'BAD_REQUEST' },
  });

/** For what is asked before the data is loaded. */
export const refuseLoading = (reply: FastifyReply): FastifyReply =>
  refuse(reply, 503, {
    message: 'The data is being loaded. Try again in a second.',
    extensions: { code: 'SOURCE_UNAVAILABLE', source: 'CATALOG' },
    headers: { 'retry-after': '1' },
  });

/** Answers with what a caller may know of an error; the rest is logged. */
export const sendError = (
  error: unknown,
  reply: FastifyReply,
  logError: ErrorLog,
): FastifyReply => {
  if (error instanceof GatewayError) return sendGatewayError(error, reply, logError);
  const status = isOfFramework(error) ? Number(error.statusCode) : 500;
  if (status < 400 || status >= 500) {
    logError('Unexpected error over HTTP', error);
    const extensions = { code: 'INTERNAL_SERVER_ERROR' };
    return refuse(reply, 500, { message: 'Internal error.', extensions });
  }
  const message = REFUSALS[status] ?? 'The request cannot be answered.';
  return refuse(reply, status, { message, extensions: { code: 'BAD_REQUEST' } });
};

/** Whether Fastify says what is wrong with a request; another library's error is not the caller's. */
const isOfFramework = (error: unknown): error is Error & { statusCode: unknown } =>
  error instanceof Error &&
  'statusCode' in error &&
  'code' in error &&
  String(error.code).startsWith('FST_');

const sendGatewayError = (
  error: GatewayError,
  reply: FastifyReply,
  logError: ErrorLog,
): FastifyReply => {
  const told = { message: error.message, extensions: publicPart(error) };
  if (error instanceof HttpRefusal) return refuse(reply, error.status, told);
  if (error instanceof ProblemsError) return refuse(reply, 422, told);
  if (error instanceof TransferSyntaxError) return refuse(reply, 415, told);
  if (error instanceof BytesLimitError) {
    const { retryAfterSeconds } = error.limit;
    return retryAfterSeconds === null
      ? refuse(reply, 403, told)
      : refuse(reply, 429, { ...told, headers: { 'retry-after': String(retryAfterSeconds) } });
  }
  if (!(error instanceof SourceError)) return refuse(reply, 400, told);
  logError(`${error.source}: ${error.attempted}`, error.cause);
  const status = STATUS[error.problem];
  const seconds = error.retryAfterSeconds ?? (status === 503 ? 1 : null);
  const headers = seconds === null ? {} : { 'retry-after': String(Math.ceil(seconds)) };
  return refuse(reply, status, { ...told, headers });
};
