import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import type { CorsConfig } from '../config-http.ts';

/** What of an answer pages elsewhere may read, beside what they always may. */
const EXPOSED = [
  'content-disposition',
  'content-range',
  'etag',
  'retry-after',
  'traceresponse',
  'www-authenticate',
  'x-request-id',
];

/** How long a browser need not ask again whether it may ask, in seconds; they keep no more than two hours. */
const KEPT_SECONDS = 7200;

/** Lets pages of some other origins read the answers; where there are none, nothing is done. */
export const addCrossOrigin = async (
  server: FastifyInstance,
  { origins, hasCredentials }: CorsConfig,
): Promise<void> => {
  if (origins.length === 0) return;
  await server.register(cors, {
    origin: origins.includes('*') ? '*' : [...origins],
    credentials: hasCredentials,
    methods: ['GET', 'HEAD', 'POST'],
    exposedHeaders: EXPOSED,
    maxAge: KEPT_SECONDS,
    // Who asks for the methods of an address, and is no page, is answered too.
    strictPreflight: false,
  });
};
