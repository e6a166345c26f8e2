import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Sources } from '../../context.ts';
import type { ScoresFormat } from '../../evaluation/evaluation.source.ts';
import type { EvaluateUpload } from '../../graphql/evaluate-upload.ts';
import { inRequest } from '../../request.ts';
import type { ContextOf, Exchange } from '../context-of.ts';
import { HttpRefusal, refuse, refuseHost, refuseLoading } from '../error-answer.ts';
import type { Identification } from '../identity/identify.ts';
import { routeGuard } from '../identity/route-guard.ts';
import { readQuery, shown } from '../images/query.ts';
import { letThrough } from '../let-through.ts';
import { originOf } from '../origin.ts';
import { keepOwnClock } from '../refuse-below-http.ts';
import { readOptions } from './evaluation-options.ts';
import { SCORES_LIMIT, scoreBody, tooLarge } from './score-body.ts';

/** What the route of evaluations needs; sources may come later than the server. */
export interface EvaluationRouteParts {
  readonly evaluateUpload: EvaluateUpload;
  /** Null until the data is loaded. */
  readonly sources: () => Sources | null;
  readonly contextOf: ContextOf;
  readonly identification: Identification;
}

const FORMATS: Readonly<Record<string, ScoresFormat>> = {
  'text/csv': 'CSV',
  'application/x-ndjson': 'JSONL',
  'application/jsonl': 'JSONL',
};

const OTHER_METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'PUT'];

/** Scores that are too many for the graph: POST /evaluations with a body of lines. */
export const evaluationRoutes =
  (parts: EvaluationRouteParts): FastifyPluginAsync =>
  async (server) => {
    // The body is read as it comes, whatever it is called.
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', (_request, _payload, done) => done(null));
    const guarded = { what: '/evaluations', needed: 'researcher' } as const;
    const guard = routeGuard(parts.identification, guarded);
    server.post('/', { exposeHeadRoute: false }, async (request, reply) => {
      try {
        guard.insist(request);
        return await answer(parts, { request, reply });
      } catch (error) {
        letThrough(request.raw);
        throw error;
      }
    });
    server.route({
      method: OTHER_METHODS,
      url: '/',
      onRequest: async (_request, reply) => refuseMethod(reply),
      handler: (_request, reply) => refuseMethod(reply),
    });
  };

const answer = async (
  { evaluateUpload, sources, contextOf }: EvaluationRouteParts,
  { request, reply }: Exchange,
): Promise<FastifyReply> => {
  const format = readFormat(request);
  if (Number(request.headers['content-length'] ?? 0) > SCORES_LIMIT) throw tooLarge();
  const { evaluate } = evaluateUpload(readOptions(readQuery(request.query)));
  const ready = sources();
  if (ready === null) return refuseLoading(reply);
  if (originOf(request) === null) return refuseHost(reply);
  const context = contextOf(ready, { request, reply });
  keepOwnClock(request.raw, reply.raw);
  const upload = { format, body: () => scoreBody(request.raw) };
  const evaluation = await inRequest(context.request, () => evaluate(upload, context));
  if (evaluation === null) {
    throw new HttpRefusal(422, 'BAD_REQUEST', 'labelSet: the set is not loaded here.');
  }
  return reply.header('cache-control', 'no-store').send(evaluation);
};

/** HttpRefusal for a body that is neither CSV nor lines of JSON, in UTF-8 and not compressed. */
const readFormat = ({ headers }: FastifyRequest): ScoresFormat => {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const format = FORMATS[type.trim()];
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
  if (format === undefined) {
    throw unsupported(`Send ${Object.keys(FORMATS).join(' or ')}`, type.trim());
  }
  if (charset !== undefined && !/^charset="?(utf-8|us-ascii)"?$/.test(charset)) {
    throw unsupported('Send UTF-8', charset);
  }
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw unsupported('Send the body without compression', encoding);
  return format;
};

const unsupported = (wanted: string, found: string): HttpRefusal =>
  new HttpRefusal(
    415,
    'BAD_REQUEST',
    `The content type is not taken. ${wanted}; found ${found === '' ? 'none' : shown(found)}.`,
  );

const refuseMethod = (reply: FastifyReply): FastifyReply =>
  refuse(reply, 405, {
    message: 'Evaluations are made of scores: send them with POST.',
    extensions: { code: 'BAD_REQUEST' },
    headers: { allow: 'POST' },
  });
