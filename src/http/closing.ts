import type { FastifyInstance } from 'fastify';

/**
 * Says with each answer that its connection ends, while isDraining: one that is kept alive would keep
 * the server open, or bring the next request to a server that is gone.
 */
export const addClosing = (server: FastifyInstance, isDraining: () => boolean): void => {
  let isClosing = false;
  server.addHook('preClose', async () => {
    isClosing = true;
  });
  server.addHook('onSend', async (_request, reply) => {
    if (isClosing || isDraining()) reply.header('connection', 'close');
  });
};
