import type { FastifyRequest } from 'fastify';

/** As the caller reached it; a host that is no plain name or address is not repeated. */
export const originOf = ({ protocol, host }: FastifyRequest): string =>
  /^[\w.:[\]-]+$/.test(host) ? `${protocol}://${host}` : 'http://localhost:4000';
