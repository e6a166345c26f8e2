import { hash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { refuse } from './error-answer.ts';
import type { Identification } from './identity/identify.ts';
import { routeGuard } from './identity/route-guard.ts';

/** What Prometheus reads. */
export interface MetricsPage {
  readonly contentType: string;
  readonly text: string;
}

/** What the route of metrics needs. */
export interface MetricsParts {
  /** Null where nothing is counted. */
  readonly read: (() => Promise<MetricsPage>) | null;
  /** Who names it may read; null: who has the role admin, where roles decide anything. */
  readonly token: string | null;
  readonly identification: Identification;
}

const ADMIN = { what: '/metrics', needed: 'admin' } as const;

/** Counts of this gateway, all its workers together: GET /metrics. */
export const metricsRoute =
  ({ read, token, identification }: MetricsParts): FastifyPluginAsync =>
  async (server) => {
    if (read === null) return;
    if (token === null) insistOnAdmin(server, identification);
    else insistOnToken(server, token);
    server.get('/metrics', async (_request, reply) => {
      const { contentType, text } = await read();
      return reply.header('cache-control', 'no-store').type(contentType).send(text);
    });
  };

const insistOnAdmin = (server: FastifyInstance, identification: Identification): void => {
  identification.addTo(server);
  const { insist } = routeGuard(identification, ADMIN);
  server.addHook('onRequest', async (request) => insist(request));
};

const insistOnToken = (server: FastifyInstance, token: string): void => {
  const isToken = tokenCheck(token);
  server.addHook('onRequest', async ({ headers }, reply) =>
    isToken(headers.authorization)
      ? undefined
      : refuse(reply, 401, {
          message: 'Metrics are for who sends METRICS_TOKEN as Authorization: Bearer.',
          extensions: { code: 'UNAUTHENTICATED' },
          headers: { 'www-authenticate': 'Bearer realm="metrics"' },
        }),
  );
};

/** Compares in a time that tells nothing of the token. */
const tokenCheck = (token: string): ((header: string | undefined) => boolean) => {
  const wanted = hash('sha256', token, 'buffer');
  return (header = '') => {
    const [, given] = /^Bearer +(\S+) *$/i.exec(header) ?? [];
    return given !== undefined && timingSafeEqual(hash('sha256', given, 'buffer'), wanted);
  };
};
