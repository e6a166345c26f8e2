import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { type Context, createContext, type Sources } from '../context.ts';
import type { EvaluateUpload } from '../graphql/evaluate-upload.ts';
import type { ErrorLog } from '../graphql/format-error.ts';
import type { ReadCohort } from '../graphql/read-cohort.ts';
import type { ImageAddressing } from '../terms/image-address.ts';
import type { ViewerAddresses } from '../terms/viewer.ts';
import type { NameCaller } from './callers.ts';
import { BODY_LIMIT, refuseAddress, refuseHost, refuseLoading, sendError } from './error-answer.ts';
import { type Exchange, evaluationRoutes } from './evaluations/evaluation-routes.ts';
import { exportRoutes } from './exports/export-routes.ts';
import { graphiqlPage } from './graphiql-page.ts';
import { addHealth } from './health.ts';
import { imageRoutes } from './images/image-routes.ts';
import type { LandingFacts } from './landing-facts.ts';
import { landingPage } from './landing-page.ts';
import { originOf } from './origin.ts';
import { requestOf } from './request-of.ts';

/** What the server needs; sources may come later than the server. */
export interface ServerParts {
  readonly apollo: ApolloServer<Context>;
  readonly logError: ErrorLog;
  readonly schemaText: string;
  readonly viewers: ViewerAddresses;
  readonly imageUrls: Omit<ImageAddressing, 'origin'>;
  /** Origin under which callers reach the gateway; null takes the one they used. */
  readonly publicUrl: string | null;
  readonly nameCaller: NameCaller;
  readonly readCohort: ReadCohort;
  readonly evaluateUpload: EvaluateUpload;
  /** Where the built GraphiQL is. */
  readonly graphiqlDir: string;
  /** Null until the data is loaded. */
  readonly sources: () => Sources | null;
  /** What the landing page says; null until the data is loaded. */
  readonly facts: () => LandingFacts | null;
}

/** Whether a person opened the address: a program names its query, and asks for JSON. */
const isBrowser = ({ method, headers, query }: FastifyRequest): boolean =>
  method === 'GET' &&
  (headers.accept ?? '').includes('text/html') &&
  Object.keys(query ?? {}).length === 0;

/** What makes the context of a request whose host is known. */
const contextMaker =
  ({ viewers, imageUrls, publicUrl, nameCaller }: ServerParts) =>
  (ready: Sources, { request, reply }: Exchange): Context => {
    const origin = publicUrl ?? originOf(request);
    if (origin === null) throw new Error('Asked without a host.');
    const addresses = { viewers, images: { ...imageUrls, origin } };
    return createContext(ready, addresses, requestOf(request, reply, nameCaller));
  };

const addGraphql = (server: FastifyInstance, parts: ServerParts): void => {
  const { apollo, schemaText, sources } = parts;
  const contextOf = contextMaker(parts);
  const handler = fastifyApolloHandler(apollo, {
    context: async (request, reply) => {
      const ready = sources();
      if (ready === null) throw new Error('Asked before the data was loaded.');
      return contextOf(ready, { request, reply });
    },
  });
  server.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    preHandler: async (request, reply) => {
      if (isBrowser(request)) return reply.redirect('/graphiql/');
      // What carries requests to Apollo makes an address of it.
      if (originOf(request) === null) return refuseHost(reply);
      return sources() === null ? refuseLoading(reply) : undefined;
    },
    handler,
  });
  server.get('/schema.graphql', (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(schemaText),
  );
};

/** The HTTP side of the gateway: it carries operations and pages, and decides nothing. */
export const createHttpServer = async (parts: ServerParts): Promise<FastifyInstance> => {
  const server = fastify({
    bodyLimit: BODY_LIMIT,
    exposeHeadRoutes: true,
    forceCloseConnections: 'idle',
    // An address that cannot be decoded, or has a part that is too long, leads nowhere.
    frameworkErrors: (_error, _request, reply) =>
      void refuseAddress(reply.header('x-content-type-options', 'nosniff')),
  });
  server.addHook(
    'onRequest',
    async (_request, reply) => void reply.header('x-content-type-options', 'nosniff'),
  );
  let isClosing = false;
  server.addHook('preClose', async () => {
    isClosing = true;
  });
  // A connection that is kept alive would keep the server open behind its last answer.
  server.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
  server.setNotFoundHandler((_request, reply) => refuseAddress(reply));
  server.setErrorHandler((error, _request, reply) => sendError(error, reply, parts.logError));
  addHealth(server, parts.sources);
  addGraphql(server, parts);
  await server.register(imageRoutes(parts), { prefix: '/images' });
  await server.register(exportRoutes(parts), { prefix: '/exports' });
  const contextOf = contextMaker(parts);
  await server.register(evaluationRoutes({ ...parts, contextOf }), { prefix: '/evaluations' });
  await server.register(
    landingPage({
      describe: async () => parts.facts(),
      publicUrl: parts.publicUrl ?? undefined,
    }),
  );
  await server.register(graphiqlPage({ folder: parts.graphiqlDir }));
  return server;
};
