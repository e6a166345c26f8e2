import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';

export interface GraphiqlPageOptions {
  /** Where the build put the page, as an absolute path. */
  readonly folder: string;
}

/** All that the page may do: load from this origin alone. The editor writes style attributes. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** GraphiQL at /graphiql/, from the built folder; a plain 404 where it was not built. */
export function graphiqlPage({ folder }: GraphiqlPageOptions): FastifyPluginAsync {
  const isBuilt = existsSync(join(folder, 'index.html'));
  const page: FastifyPluginAsync = async (scope) => {
    scope.addHook('onRequest', async (_request, reply) => void reply.headers(HEADERS));
    await scope.register(isBuilt ? built(folder) : unbuilt);
  };
  return async (server) => {
    server.get('/graphiql', (_request, reply) => reply.redirect('/graphiql/'));
    await server.register(page, { prefix: '/graphiql' });
  };
}

const built =
  (folder: string): FastifyPluginAsync =>
  async (page) => {
    const assets = join(folder, 'assets') + sep;
    page.setNotFoundHandler((_request, reply) => notFound(reply, 'GraphiQL has no such file.'));
    await page.register(fastifyStatic, {
      root: folder,
      decorateReply: false,
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Names of assets hold a hash of their content.
        const caching = path.startsWith(assets)
          ? 'public, max-age=31536000, immutable'
          : 'no-cache';
        reply.header('cache-control', caching);
      },
    });
  };

const unbuilt: FastifyPluginAsync = async (page) => {
  page.get('/*', (_request, reply) =>
    notFound(reply, 'GraphiQL is not built. Run "npm run build", then start the gateway again.'),
  );
};

function notFound(reply: FastifyReply, message: string): FastifyReply {
  return reply.code(404).type('text/plain; charset=utf-8').send(`${message}\n`);
}
