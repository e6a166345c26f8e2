import type { FastifyRequest } from 'fastify';

/** As the caller reached it, or a trusted proxy says; null where the Host header is missing, or names no host. */
export const originOf = ({
  protocol,
  host,
}: Pick<FastifyRequest, 'protocol' | 'host'>): string | null => {
  const origin = `${protocol}://${host}`;
  const isWeb = protocol === 'http' || protocol === 'https';
  return isWeb && /^[\w.:[\]-]+$/.test(host) && URL.canParse(origin) ? origin : null;
};
