import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Sources } from '../../context.ts';
import type { AnswerMcp } from '../../mcp/over-http.ts';
import type { ContextOf } from '../context-of.ts';
import { HttpRefusal, refuse, refuseHost, refuseLoading } from '../error-answer.ts';
import { originOf } from '../origin.ts';
import { insistOnOrigin } from './browser-origin.ts';

/** What the route of tools needs; sources may come later than the server. */
export interface McpRouteParts {
  readonly answerMcp: AnswerMcp;
  readonly contextOf: ContextOf;
  /** Origins of pages that may ask, such as https://assistant.example; * is any. */
  readonly origins: ReadonlySet<string>;
  /** Null until the data is loaded. */
  readonly sources: () => Sources | null;
}

/** Bytes of a message at most: a filter of 1,000 conditions has some 100,000. */
const MESSAGE_LIMIT = 1024 * 1024;

const OTHER_METHODS = ['DELETE', 'GET', 'HEAD', 'PATCH', 'PUT'];

/** Tools for assistants: the Model Context Protocol over streamable HTTP, without sessions. */
export const mcpRoutes =
  (parts: McpRouteParts): FastifyPluginAsync =>
  async (server) => {
    // What the body is called is for the transport to judge, and what it holds for JSON-RPC.
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    server.addHook('onRequest', async (request) => insistOnOrigin(request, parts.origins));
    // What is not of this route's own goes on to the server's handler.
    server.setErrorHandler((error) => {
      throw isTooLarge(error) ? tooLarge() : error;
    });
    server.post('/', { bodyLimit: MESSAGE_LIMIT, exposeHeadRoute: false }, (request, reply) =>
      answer(parts, request, reply),
    );
    server.route({
      method: OTHER_METHODS,
      url: '/',
      handler: (_request, reply) => refuseMethod(reply),
    });
  };

const answer = async (
  { answerMcp, contextOf, sources }: McpRouteParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const ready = sources();
  if (ready === null) return refuseLoading(reply);
  if (originOf(request) === null) return refuseHost(reply);
  const { status, body } = await answerMcp({
    headers: textHeaders(request),
    body: typeof request.body === 'string' ? request.body : '',
    context: contextOf(ready, { request, reply }),
  });
  reply.code(status).header('cache-control', 'no-store');
  return body === null ? reply.send() : reply.type('application/json').send(body);
};

/** What the transport looks at; nothing else of a request gets to it. */
const HEADERS = ['accept', 'content-type', 'mcp-protocol-version', 'mcp-session-id'];

const textHeaders = ({ headers }: FastifyRequest): Readonly<Record<string, string>> =>
  Object.fromEntries(
    HEADERS.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE';

const tooLarge = (): HttpRefusal =>
  new HttpRefusal(
    413,
    'BAD_REQUEST',
    `The message is too large: at most ${MESSAGE_LIMIT} bytes are taken.`,
  );

/** There are no sessions to end, and nothing is told that was not asked (streamable HTTP, 2025-11-25). */
const refuseMethod = (reply: FastifyReply): FastifyReply =>
  refuse(reply, 405, {
    message:
      'Tools are listed and called with POST; there are no sessions, and there is no stream.',
    extensions: { code: 'BAD_REQUEST' },
    headers: { allow: 'POST' },
  });
