import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context, Sources } from '../../context.ts';
import { rateHeaders } from '../../graphql/limits/admission-told.ts';
import type { Rates } from '../../rate-limit.ts';
import type { RequestFacts } from '../../request.ts';
import type { Identification } from '../identity/identify.ts';
import type { MediaType } from '../media-type.ts';
import { originOf } from '../origin.ts';
import { passedFacts, passOnFacts, requestOf } from '../request-of.ts';
import { noteFacts } from '../told-requests.ts';
import type { Lane } from './lane.ts';
import { isMeantGet } from './plain-request.ts';
import type { Short } from './short.ts';

/** What the short way needs behind the hooks of the server. */
export interface InRouteParts {
  readonly lane: Lane;
  readonly identification: Identification;
  /** Origin under which callers reach the gateway; null takes the one they used. */
  readonly publicUrl: string | null;
  /** Null: nobody is held to any. */
  readonly rates: Rates | null;
  readonly contextFor: (ready: Sources, origin: string, facts: RequestFacts) => Context;
}

/** An answer as it leaves the graph. */
export interface GraphAnswer {
  /** 200 where left out. */
  readonly status?: number | undefined;
  readonly headers: Iterable<readonly [string, string]>;
  readonly text: string;
}

/** Answers a request that came through all hooks; null where Apollo Server has to. */
export type Shortly = (
  request: FastifyRequest,
  reply: FastifyReply,
  mediaType: MediaType,
) => Promise<GraphAnswer | null>;

/** The short way for requests that did not come in front: of who says who they are, through proxies, under pressure. */
export const shortlyBy =
  (parts: InRouteParts): Shortly =>
  async (request, reply, mediaType) => {
    const passed = passedFacts(request.raw);
    const short = await (passed === null ? ask(parts, request, reply) : parts.lane.resume(passed));
    if (short === null) return null;
    noteFacts(request, short.done);
    return answerOf(parts, request, { ...short, mediaType });
  };

const ask = (
  { lane, identification, publicUrl, contextFor }: InRouteParts,
  request: FastifyRequest,
  reply: FastifyReply,
) => {
  const { method, headers, url, bodyText, raw } = request;
  const isGet = method === 'GET';
  const origin = publicUrl ?? originOf(request);
  if (origin === null || (isGet ? !isMeantGet(headers) : bodyText === null)) return null;
  let facts: RequestFacts | null = null;
  return lane.answer({
    method: isGet ? 'GET' : 'POST',
    text: isGet ? url.slice(url.indexOf('?')) : (bodyText ?? ''),
    identity: identification.identityOf(request),
    connection: raw.socket,
    origin: publicUrl === null ? origin : '',
    mostBytes: Number.POSITIVE_INFINITY,
    waits: true,
    facts: () => {
      if (facts === null) passOnFacts(raw, (facts = requestOf(request, reply, identification)));
      return facts;
    },
    context: (ready, known) => contextFor(ready, origin, known),
  });
};

const answerOf = (
  { rates }: InRouteParts,
  { method }: FastifyRequest,
  { body, end, admission, mediaType }: Short & { readonly mediaType: MediaType },
): GraphAnswer => ({
  headers: [
    ...(method === 'GET' || admission === null ? [] : rateHeaders(admission, rates)),
    ['content-type', `${mediaType}; charset=utf-8`],
  ],
  text: body.text(end),
});
