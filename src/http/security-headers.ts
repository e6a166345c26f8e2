import type { FastifyInstance } from 'fastify';

/** Seconds in a year. */
const YEAR = 31_536_000;

/** Headers by name. */
export type Headers = Readonly<Record<string, string>>;

/**
 * What browsers are told of every answer; routes whose answers are pages, or pictures for pages
 * elsewhere, say otherwise.
 *
 * publicUrl: TLS ends before the gateway, so only its public address says whether there is any.
 */
export const securityHeaders = (publicUrl: string | null): Headers => ({
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  ...(publicUrl?.startsWith('https:') === true
    ? { 'strict-transport-security': `max-age=${YEAR}` }
    : {}),
});

/** Tells browsers what answers may do, before any other route does. */
export const addSecurityHeaders = (server: FastifyInstance, headers: Headers): void => {
  server.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
};
