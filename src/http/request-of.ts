import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Identity } from '../identity.ts';
import { ownRequest, type RequestFacts } from '../request.ts';
import type { Identification } from './identity/identify.ts';
import { noteFacts } from './told-requests.ts';

/** Of requests that were begun before Fastify had them. */
const begun = new WeakMap<IncomingMessage, RequestFacts>();

/** Has Fastify go on with what is known of a request. */
export const passOnFacts = (request: IncomingMessage, facts: RequestFacts): void =>
  void begun.set(request, facts);

/** What was passed on of a request; null where nothing was. */
export const passedFacts = (request: IncomingMessage): RequestFacts | null =>
  begun.get(request) ?? null;

/** What holds for one request over HTTP. */
export const requestOf = (
  request: FastifyRequest,
  { raw: response }: FastifyReply,
  { identityOf }: Identification,
): RequestFacts =>
  noteFacts(
    request,
    passedFacts(request.raw) ?? factsOf(request.raw, response, identityOf(request)),
  );

/** What holds for a request of somebody. Its signal ends when the connection goes before the answer has. */
export const factsOf = (
  { socket }: IncomingMessage,
  response: ServerResponse,
  identity: Identity,
): RequestFacts => {
  const controller = new AbortController();
  const noteEnd = (): void => {
    if (!response.writableFinished) controller.abort();
  };
  if (response.closed) noteEnd();
  else response.once('close', noteEnd);
  return ownRequest({ ...identity, connection: socket, signal: controller.signal });
};
