import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Context, createContext, type Sources } from '../context.ts';
import type { ErrorLog } from '../graphql/format-error.ts';
import type { ImageAddressing } from '../terms/image-address.ts';
import type { ViewerAddresses } from '../terms/viewer.ts';
import { graphiqlPage } from './graphiql-page.ts';
import type { LandingFacts } from './landing-facts.ts';
import { landingPage } from './landing-page.ts';
import { originOf } from './origin.ts';

/** Bytes that a request's body has at most. */
const BODY_LIMIT = 1024 * 1024;

/** What the server needs; sources may come later than the server. */
export interface ServerParts {
  readonly apollo: ApolloServer<Context>;
  readonly logError: ErrorLog;
  readonly schemaText: string;
  readonly viewers: ViewerAddresses;
  readonly imageUrls: Omit<ImageAddressing, 'origin'>;
  /** Origin under which callers reach the gateway; null takes the one they used. */
  readonly publicUrl: string | null;
  /** Where the built GraphiQL is. */
  readonly graphiqlDir: string;
  /** Null until the data is loaded. */
  readonly sources: () => Sources | null;
  /** What the landing page says; null until the data is loaded. */
  readonly facts: () => LandingFacts | null;
}

/** An answer without data, in the form of GraphQL's own. */
const errorBody = (message: string, code: string, more: object = {}) => ({
  errors: [{ message, extensions: { code, ...more } }],
});

/** What is said of a request that does not get as far as GraphQL, by status. */
const REFUSALS: Readonly<Record<number, string>> = {
  400: 'The request is malformed. Send JSON with a query.',
  413: `The body is too large: at most ${BODY_LIMIT} bytes are taken.`,
  415: 'The content type is not taken. Send application/json.',
};

const sendError = (error: unknown, reply: FastifyReply, logError: ErrorLog): FastifyReply => {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status < 400 || status >= 500) {
    logError('Unexpected error over HTTP', error);
    return reply.code(500).send(errorBody('Internal error.', 'INTERNAL_SERVER_ERROR'));
  }
  const message = REFUSALS[status] ?? 'The request cannot be answered.';
  return reply.code(status).send(errorBody(message, 'BAD_REQUEST'));
};

/** Whether a person opened the address: a program names its query, and asks for JSON. */
const isBrowser = ({ method, headers, query }: FastifyRequest): boolean =>
  method === 'GET' &&
  (headers.accept ?? '').includes('text/html') &&
  Object.keys(query ?? {}).length === 0;

const notReady = (reply: FastifyReply) =>
  reply
    .code(503)
    .header('retry-after', '1')
    .send(
      errorBody('The data is being loaded. Try again in a second.', 'SOURCE_UNAVAILABLE', {
        source: 'CATALOG',
      }),
    );

const addHealth = (server: FastifyInstance, { sources }: ServerParts): void => {
  server.get('/healthz', () => ({ status: 'alive' }));
  server.get('/readyz', async (_request, reply) => {
    const ready = sources();
    if (ready === null) {
      return reply.code(503).header('retry-after', '1').send({ status: 'loading' });
    }
    const statuses = await ready.statuses();
    const isReady = statuses.every(({ isHealthy }) => isHealthy);
    if (!isReady) reply.code(503).header('retry-after', '1');
    return { status: isReady ? 'ready' : 'unavailable', sources: statuses };
  });
};

const addGraphql = (
  server: FastifyInstance,
  { apollo, viewers, imageUrls, publicUrl, schemaText, sources }: ServerParts,
): void => {
  const handler = fastifyApolloHandler(apollo, {
    context: async (request) => {
      const ready = sources();
      if (ready === null) throw new Error('Asked before the data was loaded.');
      const origin = publicUrl ?? originOf(request);
      return createContext(ready, { viewers, images: { ...imageUrls, origin } });
    },
  });
  server.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    preHandler: async (request, reply) => {
      if (isBrowser(request)) return reply.redirect('/graphiql/');
      return sources() === null ? notReady(reply) : undefined;
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
  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(errorBody('There is nothing at this address.', 'BAD_REQUEST')),
  );
  server.setErrorHandler((error, _request, reply) => sendError(error, reply, parts.logError));
  addHealth(server, parts);
  addGraphql(server, parts);
  await server.register(
    landingPage({
      describe: async () => parts.facts(),
      publicUrl: parts.publicUrl ?? undefined,
    }),
  );
  await server.register(graphiqlPage({ folder: parts.graphiqlDir }));
  return server;
};
