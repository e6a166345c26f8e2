import type { FastifyReply, FastifyRequest } from 'fastify';
import { ownRequest, type RequestFacts } from '../request.ts';
import type { NameCaller } from './callers.ts';

/** What holds for one request over HTTP. Its signal ends when the connection goes before the answer has. */
export const requestOf = (
  { raw: { socket } }: FastifyRequest,
  { raw: response }: FastifyReply,
  nameCaller: NameCaller,
): RequestFacts => {
  const controller = new AbortController();
  const noteEnd = (): void => {
    if (!response.writableFinished) controller.abort();
  };
  if (response.closed) noteEnd();
  else response.once('close', noteEnd);
  return ownRequest({ caller: nameCaller(socket), signal: controller.signal });
};
