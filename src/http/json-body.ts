import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpRefusal } from './error-answer.ts';
import { jsonExcess } from './json-shape.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Its body of JSON, letter by letter; null before it is read, and where it has none. */
    bodyText: string | null;
  }
}

/** How programs write the header; all else is looked at in full. */
const USUAL = new Set(['application/json', 'application/json; charset=utf-8']);

/** A body up to here is read in a millisecond, whatever is in it, in bytes. */
const HARMLESS = 65_536;

/** Bodies are JSON in UTF-8, not compressed: what is unpacked may be a thousand times larger. */
export const addJsonBody = (server: FastifyInstance): void => {
  server.removeAllContentTypeParsers();
  // A key such as __proto__ stands in no request that means well.
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request: FastifyRequest, body: Buffer, done) => {
      const refusal = refusalOf(request) ?? (isUtf8(body) ? excessOf(body) : notUtf8());
      if (refusal !== null) return done(refusal);
      request.bodyText = body.toString();
      return void parse(request, request.bodyText, done);
    },
  );
  server.decorateRequest('bodyText', null);
  server.addHook('onRequest', (request, _reply, done) => {
    const refusal = encodingRefusal(request);
    if (refusal === null) done();
    else done(refusal);
  });
};

const encodingRefusal = ({ headers }: FastifyRequest): HttpRefusal | null => {
  const encoding = headers['content-encoding'];
  return encoding === undefined || encoding === 'identity'
    ? null
    : new HttpRefusal(415, 'BAD_REQUEST', 'A compressed body is not taken. Send it as it is.');
};

const refusalOf = ({ headers }: FastifyRequest): HttpRefusal | null => {
  const type = headers['content-type'] ?? '';
  if (USUAL.has(type)) return null;
  const [, charset] = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(type) ?? [];
  return charset === undefined || /^(utf-?8|us-ascii)$/i.test(charset)
    ? null
    : new HttpRefusal(415, 'BAD_REQUEST', 'The charset is not taken. Send JSON in UTF-8.');
};

const WORDS = {
  depth: 'lists and objects in each other',
  keys: 'keys in one object',
  values: 'values',
} as const;

const excessOf = (body: Buffer): HttpRefusal | null => {
  const excess = body.length > HARMLESS ? jsonExcess(body) : null;
  return excess === null
    ? null
    : new HttpRefusal(
        400,
        'BAD_REQUEST',
        `The body has more than ${excess.limit} ${WORDS[excess.counted]}, which is the limit.`,
      );
};

const notUtf8 = (): HttpRefusal =>
  new HttpRefusal(400, 'BAD_REQUEST', 'The body is not UTF-8. Send JSON in UTF-8.');
