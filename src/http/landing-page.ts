import { createHash } from 'node:crypto';
import type { FastifyPluginAsync } from 'fastify';
import type { LandingFacts } from './landing-facts.ts';
import { landingHtml } from './landing-html.ts';
import { landingStyle } from './landing-style.ts';
import { originOf } from './origin.ts';

export interface LandingPageOptions {
  /** What is served; null while the data is still being loaded. */
  readonly describe: () => Promise<LandingFacts | null>;
  /** The origin to show in examples, such as "https://graph.example"; else the caller's own. */
  readonly publicUrl?: string | undefined;
}

/** The page at `/`: what is served, and the way to GraphiQL. It holds no script. */
export function landingPage({ describe, publicUrl }: LandingPageOptions): FastifyPluginAsync {
  const styleHash = createHash('sha256').update(landingStyle).digest('base64');
  const headers = {
    'content-security-policy': [
      "default-src 'none'",
      `style-src 'sha256-${styleHash}'`,
      "img-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  };

  return async (server) => {
    server.get('/', async (request, reply) => {
      reply.headers(headers);
      const facts = await describe();
      if (facts === null) {
        reply.code(503).header('retry-after', '1').type('text/plain; charset=utf-8');
        return 'The data is being loaded. Try again in a moment.\n';
      }
      reply.type('text/html; charset=utf-8');
      return landingHtml(facts, publicUrl ?? originOf(request) ?? 'http://localhost:4000');
    });
  };
}
