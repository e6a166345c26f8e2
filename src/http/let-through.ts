import type { IncomingMessage } from 'node:http';
import type { FastifyReply } from 'fastify';

/** How long the rest of a refused body is let through: a caller who still sends may not hear why. */
const LINGER_MS = 5000;

/** Lets through what still comes of a body that is refused, for a while. */
export const letThrough = (request: IncomingMessage): void => {
  if (request.complete) return;
  const patience = setTimeout(() => request.destroy(), LINGER_MS);
  // An iterator that was left alone still listens, and nothing flows while one does.
  request.removeAllListeners('readable');
  request.resume().once('close', () => clearTimeout(patience));
};

/**
 * Lets through the rest of a body that is refused, and keeps the connection: one that is closed while
 * much still comes is reset, and nobody hears why.
 */
export const hearOut = (reply: FastifyReply): void => {
  reply.removeHeader('connection');
  letThrough(reply.request.raw);
};
