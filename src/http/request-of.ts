import type { FastifyReply, FastifyRequest } from 'fastify';
import { ownRequest, type RequestFacts } from '../request.ts';
import type { Identification } from './identity/identify.ts';
import { noteFacts } from './told-requests.ts';

/** What holds for one request over HTTP. Its signal ends when the connection goes before the answer has. */
export const requestOf = (
  request: FastifyRequest,
  { raw: response }: FastifyReply,
  { identityOf }: Identification,
): RequestFacts => {
  const controller = new AbortController();
  const noteEnd = (): void => {
    if (!response.writableFinished) controller.abort();
  };
  if (response.closed) noteEnd();
  else response.once('close', noteEnd);
  const facts = ownRequest({
    ...identityOf(request),
    connection: request.raw.socket,
    signal: controller.signal,
  });
  return noteFacts(request, facts);
};
