import type { FastifyReply } from 'fastify';
import { RequestTimeoutError } from '../deadline.ts';
import type { ErrorExtensions } from '../error-codes.ts';
import {
  BytesLimitError,
  GatewayError,
  ProblemsError,
  SourceError,
  type SourceProblem,
  TransferSyntaxError,
} from '../errors.ts';
import { type ErrorLog, publicPart } from '../graphql/format-error.ts';
import { identityHead } from '../identity-errors.ts';
import { limitHead } from '../limit-errors.ts';
import { BUSY_RETRY_SECONDS, BusyError } from '../load-errors.ts';
import { hearOut } from './let-through.ts';
import { requestFaultOf } from './request-fault.ts';

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
  readonly extensions: ErrorExtensions;
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

const RETRY_SOON = { 'retry-after': String(BUSY_RETRY_SECONDS) };

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
  const fault = requestFaultOf(error, reply.request);
  if (fault !== null) {
    if (fault.status === 413) hearOut(reply);
    return refuse(reply, fault.status, fault);
  }
  logError('Unexpected error over HTTP', error);
  return refuse(reply, 500, {
    message: 'Internal error.',
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
};

const sendGatewayError = (
  error: GatewayError,
  reply: FastifyReply,
  logError: ErrorLog,
): FastifyReply => {
  const told = { message: error.message, extensions: publicPart(error) };
  const head = identityHead(error) ?? limitHead(error);
  if (head !== null) return refuse(reply, head.status, { ...told, headers: head.headers });
  if (error instanceof HttpRefusal) return refuse(reply, error.status, told);
  if (error instanceof BusyError) return refuse(reply, 503, { ...told, headers: RETRY_SOON });
  if (error instanceof RequestTimeoutError) return refuse(reply, 504, told);
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
