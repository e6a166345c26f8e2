import type { FastifyInstance } from 'fastify';

/**
 * Says with each answer that its connection ends, while isDraining: one that is kept alive would keep
 * the server open, or bring the next request to a server that is gone.
 *
 * Gives whether answers say so now.
 */
export const addClosing = (server: FastifyInstance, isDraining: () => boolean): (() => boolean) => {
  let isClosing = false;
  server.addHook('preClose', async () => {
    isClosing = true;
  });
  const isLast = (): boolean => isClosing || isDraining();
  server.addHook('onSend', async (_request, reply) => {
    if (isLast()) reply.header('connection', 'close');
  });
  return isLast;
};
