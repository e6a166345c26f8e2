import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorLog } from '../../graphql/format-error.ts';
import { type Guarded, insistOnRole, UnauthenticatedError } from '../../identity-errors.ts';
import { refuse, sendError } from '../error-answer.ts';
import type { Identification } from './identify.ts';

/** Who may have what is at a path. */
export interface RouteGuard {
  /** Whether what is there depends on who asks, so that no cache may give it to somebody else. */
  readonly isPrivate: boolean;
  /** RoleError where the one who asks may not have it. */
  readonly insist: (request: FastifyRequest) => void;
}

/** Lets everybody in. */
export const NO_GUARD: RouteGuard = { isPrivate: false, insist: () => {} };

/** Insists on a role for a path, where roles decide anything. */
export const routeGuard = (
  { isEnforced, identityOf }: Identification,
  guarded: Guarded,
): RouteGuard =>
  isEnforced
    ? { isPrivate: true, insist: (request) => insistOnRole(guarded, identityOf(request)) }
    : NO_GUARD;

/**
 * The same for an address that the graph gives out: where those are signed, only who had the role can
 * have had the address, and a plain <img> or a download can use it.
 */
export const addressGuard = (
  { identification, imageUrls }: AddressParts,
  guarded: Guarded,
): RouteGuard => (imageUrls.secret === null ? routeGuard(identification, guarded) : NO_GUARD);

interface AddressParts {
  readonly identification: Identification;
  readonly imageUrls: { readonly secret: string | null };
}

/** Has a page ask again where the password was wrong: a browser goes on sending one that it is not asked for anew. */
export const askAgainWhereWrong = (page: FastifyInstance, logError: ErrorLog): void => {
  page.setErrorHandler((error, _request, reply) =>
    error instanceof UnauthenticatedError
      ? askForPassword(reply)
      : sendError(error, reply, logError),
  );
};

/**
 * For a page that a person opens: the browser asks for a password, which is a key or token.
 *
 * It then sends it for what lies beside or below the path that asked (RFC 7617, 2.2). So a path at the
 * root asks, or what the page itself asks of /graphql would come without.
 */
export const askForPassword = (reply: FastifyReply): FastifyReply => {
  if (reply.request.url === `${PAGE}/`) return reply.redirect(PAGE);
  return refuse(reply, 401, {
    message: 'Sign in with any name, and your key or token as the password.',
    extensions: { code: 'UNAUTHENTICATED' },
    headers: { 'www-authenticate': 'Basic realm="Radiograph", charset="UTF-8"' },
  });
};

const PAGE = '/graphiql';
