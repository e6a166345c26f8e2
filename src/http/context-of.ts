import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Context, createContext, type Sources } from '../context.ts';
import type { RequestFacts } from '../request.ts';
import type { ImageAddressing } from '../terms/image-address.ts';
import type { ViewerAddresses } from '../terms/viewer.ts';
import type { Identification } from './identity/identify.ts';
import { originOf } from './origin.ts';
import { requestOf } from './request-of.ts';

/** One request, and what answers it. */
export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What contexts of requests over HTTP are made of. */
export interface ContextParts {
  readonly viewers: ViewerAddresses;
  readonly imageUrls: Omit<ImageAddressing, 'origin'>;
  /** Origin under which callers reach the gateway; null takes the one they used. */
  readonly publicUrl: string | null;
  readonly identification: Identification;
}

/** Makes the context of a request whose host is known. */
export type ContextOf = (ready: Sources, exchange: Exchange) => Context;

/** What makes contexts of requests that came by an origin. */
export const contextWith =
  ({ viewers, imageUrls }: Pick<ContextParts, 'viewers' | 'imageUrls'>) =>
  (ready: Sources, origin: string, facts: RequestFacts): Context =>
    createContext(ready, { viewers, images: { ...imageUrls, origin } }, facts);

/** What makes the context of a request. */
export const contextMaker = (parts: ContextParts): ContextOf => {
  const { publicUrl, identification } = parts;
  const contextFor = contextWith(parts);
  return (ready, { request, reply }) => {
    const origin = publicUrl ?? originOf(request);
    if (origin === null) throw new Error('Asked without a host.');
    return contextFor(ready, origin, requestOf(request, reply, identification));
  };
};
