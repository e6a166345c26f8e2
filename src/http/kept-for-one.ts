import type { FastifyReply } from 'fastify';

/**
 * Says that no cache between may give an answer to others: its caller proved who they are, which not
 * every cache sees. It knows Authorization, but no x-api-key, certificate or header of a router.
 */
export const keepForOne = (reply: FastifyReply): FastifyReply =>
  reply.header('cache-control', 'private');
