import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HttpConfig } from '../config-http.ts';
import type { Context, Sources } from '../context.ts';
import { textExcess } from '../graphql/limits/text-limits.ts';
import { TooExpensiveError } from '../limit-errors.ts';
import type { Rates } from '../rate-limit.ts';
import type { ContextOf } from './context-of.ts';
import { type DeveloperGuardParts, developerGuard } from './developer-guard.ts';
import { entityTag, tagOf } from './entity-tag.ts';
import { HttpRefusal, refuseHost, refuseLoading } from './error-answer.ts';
import { isHeldByCaller } from './images/caching.ts';
import { keepForOne } from './kept-for-one.ts';
import type { GraphAnswer, Shortly } from './lane/in-route.ts';
import { encodingFor } from './lane/send-short.ts';
import { agreedMediaType, MEDIA_TYPES, type MediaType } from './media-type.ts';
import { originOf } from './origin.ts';
import { refuseOtherMethods } from './other-methods.ts';

/** What the routes of GraphQL need; sources may come later than the server. */
export interface GraphqlRouteParts extends DeveloperGuardParts {
  readonly apollo: ApolloServer<Context>;
  /** The contract in words, which is printed when somebody asks for it. */
  readonly schemaText: () => Promise<string>;
  readonly contextOf: ContextOf;
  /** Origin under which callers reach the gateway; null takes the one they used. */
  readonly publicUrl: string | null;
  /** Null: nobody is held to any. */
  readonly rates: Rates | null;
  /** Null until the data is loaded. */
  readonly sources: () => Sources | null;
  readonly http: Pick<HttpConfig, 'isCompressing'>;
  /** Null where all is answered the long way. */
  readonly shortly: Shortly | null;
}

/** GraphQL over HTTP at /graphql, and the schema that it answers by. */
export const addGraphql = (server: FastifyInstance, parts: GraphqlRouteParts): void => {
  server.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    exposeHeadRoute: false,
    handler: (request, reply) => answer(parts, request, reply),
  });
  refuseOtherMethods(server, '/graphql', ['GET', 'POST']);
  server.get('/schema.graphql', { onRequest: developerGuard(parts) }, async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(await parts.schemaText()),
  );
  refuseOtherMethods(server, '/schema.graphql', ['GET', 'HEAD']);
};

const answer = async (
  parts: GraphqlRouteParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const { apollo, contextOf, publicUrl, sources, rates, identification } = parts;
  if (isBrowser(request)) return reply.redirect('/graphiql/');
  if (publicUrl === null && originOf(request) === null) return refuseHost(reply);
  const ready = sources();
  if (ready === null) return refuseLoading(reply);
  const mediaType = agreedMediaType(request.headers.accept);
  if (mediaType === null) throw notAcceptable();
  rates?.refuseFined({ ...identification.identityOf(request), connection: request.raw.socket });
  const short = await parts.shortly?.(request, reply, mediaType);
  if (short) return send(parts, reply, short);
  const httpGraphQLRequest = asApolloReads(request, mediaType);
  checkText(httpGraphQLRequest);
  const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest,
    context: async () => contextOf(ready, { request, reply }),
  });
  if (body.kind !== 'complete') throw new Error('Nothing is answered in pieces.');
  return send(parts, reply, { status, headers, text: body.string });
};

/** What a caller to GET has already is not sent again (RFC 9110, 13.1.2). */
const send = (
  { http, identification: { identityOf } }: GraphqlRouteParts,
  reply: FastifyReply,
  { status = 200, headers, text }: GraphAnswer,
): FastifyReply => {
  const asked = reply.request.headers;
  const isGet = reply.request.method === 'GET';
  if (isGet) varyBy(reply);
  if (isGet && identityOf(reply.request).proof !== 'none') keepForOne(reply);
  // What has errors may have none in a moment.
  if (isGet && status === 200 && text.startsWith('{"data":')) {
    const encoding = encodingFor(http, asked, Buffer.byteLength(text));
    const etag = entityTag(tagOf(text), encoding);
    reply.header('etag', etag);
    if (isHeldByCaller(asked['if-none-match'], etag)) return reply.code(304).send();
  }
  for (const [name, value] of headers) reply.header(name, value);
  return reply.code(status).send(text);
};

/** Whether a person opened the address: a program names its query, and asks for JSON. */
const isBrowser = ({ method, headers, query }: FastifyRequest): boolean =>
  method === 'GET' &&
  (headers.accept ?? '').includes('text/html') &&
  Object.keys(query ?? {}).length === 0;

const notAcceptable = (): HttpRefusal =>
  new HttpRefusal(
    406,
    'BAD_REQUEST',
    `Answers are ${MEDIA_TYPES.join(' or ')}. Accept one of them.`,
  );

/** Characters of an operation's name: a message that says it is unknown repeats it. */
const MOST_NAME_CHARACTERS = 1000;

/** TooExpensiveError, or HttpRefusal, before anything is made of a document, were it only its hash. */
const checkText = ({ method, search, body }: HTTPGraphQLRequest): void => {
  // As Apollo Server reads an address, and not as Fastify does, which decodes less.
  const given: unknown = method === 'GET' ? Object.fromEntries(new URLSearchParams(search)) : body;
  const { query, operationName } = textsOf(given);
  const excess = typeof query === 'string' ? textExcess(query) : null;
  if (excess !== null) throw new TooExpensiveError(excess);
  const length = typeof operationName === 'string' ? operationName.length : 0;
  if (length <= MOST_NAME_CHARACTERS) return;
  const wanted = `operationName has at most ${MOST_NAME_CHARACTERS} characters`;
  throw new HttpRefusal(400, 'BAD_REQUEST', `${wanted}, found ${length}.`);
};

const textsOf = (given: unknown): { readonly query?: unknown; readonly operationName?: unknown } =>
  typeof given === 'object' && given !== null ? given : {};

/** What of a request a cache has to compare; others may have said so of more. */
const varyBy = (reply: FastifyReply): FastifyReply =>
  reply.header(
    'vary',
    [reply.getHeader('vary'), 'accept', 'accept-encoding'].filter(Boolean).join(', '),
  );

/** mediaType: stands in place of all that the caller would take, so that Apollo chooses the same. */
const asApolloReads = (
  { method, headers, url, body }: FastifyRequest,
  mediaType: MediaType,
): HTTPGraphQLRequest => {
  const read = new HeaderMap();
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) read.set(name, String(value));
  }
  read.set('accept', mediaType);
  const search = url.indexOf('?');
  return { method, headers: read, search: search === -1 ? '' : url.slice(search), body };
};
