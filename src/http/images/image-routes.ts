import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Sources } from '../../context.ts';
import type { ErrorLog } from '../../graphql/format-error.ts';
import { inRequest } from '../../request.ts';
import { admit, type ImageAddressing } from '../../terms/image-address.ts';
import { parseImageIndex } from '../../terms/image-index.ts';
import { DENIALS } from '../address-denials.ts';
import { HttpRefusal, refuse, refuseLoading } from '../error-answer.ts';
import type { Identification } from '../identity/identify.ts';
import { addressGuard, NO_GUARD, type RouteGuard } from '../identity/route-guard.ts';
import { requestOf } from '../request-of.ts';
import { cachingHeaders, isHeldByCaller } from './caching.ts';
import { frameResource, RESOURCES, type Resource } from './image-request.ts';
import { type Query, readQuery, shown } from './query.ts';
import { sendImage } from './send-image.ts';

/** What the routes of images need; sources may come later than the server. */
export interface ImageRouteParts {
  readonly imageUrls: Omit<ImageAddressing, 'origin'>;
  readonly identification: Identification;
  /** Null until the data is loaded. */
  readonly sources: () => Sources | null;
  readonly logError: ErrorLog;
}

/** A front end elsewhere may show the pictures; what is in a file may do nothing. */
const HEADERS = {
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': "default-src 'none'",
};

const OTHER_METHODS = ['DELETE', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

interface ImageParams {
  readonly imageIndex: string;
}

interface FrameParams extends ImageParams {
  readonly number: string;
}

/** Pixels and files of images: GET and HEAD of /images/NAME.png/… */
export const imageRoutes =
  (parts: ImageRouteParts): FastifyPluginAsync =>
  async (server) => {
    server.addHook('onRequest', (_request, reply, done) => {
      reply.headers(HEADERS);
      done();
    });
    const forReaders = addressGuard(parts, { what: '/images/*/dicom', needed: 'reader' });
    for (const resource of RESOURCES) {
      const guard = resource.resource === 'dicom' ? forReaders : NO_GUARD;
      server.route<{ Params: ImageParams }>({
        method: ['GET', 'HEAD'],
        url: `/:imageIndex/${resource.resource}`,
        handler: (request, reply) => answer({ ...parts, guard }, resource, { request, reply }),
      });
    }
    server.route<{ Params: FrameParams }>({
      method: ['GET', 'HEAD'],
      url: '/:imageIndex/frames/:number',
      handler: (request, reply) =>
        answer({ ...parts, guard: NO_GUARD }, frameResource(request.params.number), {
          request,
          reply,
        }),
    });
    server.route({
      method: OTHER_METHODS,
      url: '/*',
      // Before the body is read: what is in it does not matter.
      onRequest: async (_request, reply) => refuseMethod(reply),
      handler: (_request, reply) => refuseMethod(reply),
    });
  };

/** One request, and what answers it. */
interface Exchange {
  readonly request: FastifyRequest<{ Params: ImageParams }>;
  readonly reply: FastifyReply;
}

/** The whole header of an object is for readers. */
interface GuardedParts extends ImageRouteParts {
  readonly guard: RouteGuard;
}

const answer = async (
  { imageUrls, identification, guard, sources, logError }: GuardedParts,
  { resource, read }: Resource,
  { request, reply }: Exchange,
): Promise<FastifyReply> => {
  const { imageIndex } = request.params;
  if (parseImageIndex(imageIndex) === null) throw unknownImage(imageIndex);
  const query = readQuery(request.query);
  const part = { imageIndex, resource };
  const admission = admit(imageUrls, part, query);
  if (admission.outcome !== 'ADMITTED') {
    throw new HttpRefusal(403, 'FORBIDDEN', DENIALS[admission.outcome]);
  }
  guard.insist(request);
  const wanted = read(imageUrls.secret === null ? query : unsigned(query));
  const ready = sources();
  if (ready === null) return refuseLoading(reply);
  const { isSynthetic } = ready.dataset.dataset();
  const caching = cachingHeaders(part, wanted, { ...admission, ...guard, isSynthetic });
  if (isHeldByCaller(request.headers['if-none-match'], caching.etag)) {
    return reply
      .code(304)
      .headers({ ...caching })
      .send();
  }
  return inRequest(requestOf(request, reply, identification), async () => {
    if (!(await ready.images.hasImage(imageIndex))) throw unknownImage(imageIndex);
    return sendImage(ready, { imageIndex, wanted }, { request, reply, caching, logError });
  });
};

const unsigned = ({ expires: _expires, signature: _signature, ...parameters }: Query): Query =>
  parameters;

const unknownImage = (imageIndex: string): HttpRefusal =>
  new HttpRefusal(404, 'BAD_REQUEST', `The collection has no image ${shown(imageIndex)}.`);

const refuseMethod = (reply: FastifyReply): FastifyReply =>
  refuse(reply, 405, {
    message: 'Images are there to be read: send GET or HEAD.',
    extensions: { code: 'BAD_REQUEST' },
    headers: { allow: 'GET, HEAD' },
  });
