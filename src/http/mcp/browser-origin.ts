import type { FastifyRequest } from 'fastify';
import { HttpRefusal } from '../error-answer.ts';

// A page of another site may have its own name lead to this machine (DNS rebinding), and is then of
// one origin with the gateway as far as the browser knows. So the Host header, which it chooses,
// proves nothing: only origins that the operator knows may ask, and pages of this machine.

/** Names that lead to this machine wherever they are looked up (RFC 6761, 6.3). */
const OWN_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** HttpRefusal for a page whose origin may not ask; programs that are no browsers send none. */
export const insistOnOrigin = (
  { headers: { origin } }: FastifyRequest,
  allowed: ReadonlySet<string>,
): void => {
  if (origin === undefined || allowed.has('*') || allowed.has(origin)) return;
  if (isOfThisMachine(origin)) return;
  throw new HttpRefusal(
    403,
    'FORBIDDEN',
    'Pages of this origin may not call tools. The operator has to allow the origin.',
  );
};

/** A page of this machine that was opened by a name which nobody else can give out. */
const isOfThisMachine = (origin: string): boolean =>
  URL.canParse(origin) && OWN_NAMES.has(new URL(origin).hostname);
