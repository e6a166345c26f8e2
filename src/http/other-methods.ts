import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse, refuseAddress } from './error-answer.ts';

const KNOWN = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE'];

/** Answers, at an address, all methods but those that are taken there: what is taken (RFC 9110, 15.5.6). */
export const refuseOtherMethods = (
  server: FastifyInstance,
  url: string,
  taken: readonly string[],
): void => {
  const allow = taken.join(', ');
  server.route({
    url,
    method: KNOWN.filter((method) => !taken.includes(method)),
    exposeHeadRoute: false,
    // Before the body is read: what is in it does not matter.
    onRequest: async ({ method }, reply) =>
      method === 'OPTIONS'
        ? reply.code(204).header('allow', allow).send()
        : refuseMethod(reply, allow),
    handler: (_request, reply) => refuseMethod(reply, allow),
  });
};

/** For a method that is not taken. allow: those that are. */
const refuseMethod = (reply: FastifyReply, allow: string): FastifyReply =>
  refuse(reply, 405, {
    message: `The method is not taken here. Send ${allow}.`,
    extensions: { code: 'BAD_REQUEST' },
    headers: { allow },
  });

/** For an address that leads nowhere, or a method that is taken nowhere. */
export const refuseUnknown = ({ method }: FastifyRequest, reply: FastifyReply): FastifyReply =>
  KNOWN.includes(method) ? refuseAddress(reply) : refuseMethod(reply, 'GET, HEAD, POST');
