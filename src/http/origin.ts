import type { FastifyRequest } from 'fastify';

/** As the caller reached it; null where the Host header is missing, or names no host. */
export const originOf = ({ protocol, host }: FastifyRequest): string | null => {
  const origin = `${protocol}://${host}`;
  return /^[\w.:[\]-]+$/.test(host) && URL.canParse(origin) ? origin : null;
};
