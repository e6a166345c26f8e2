import { GatewayError } from './errors.ts';
import type { Identity } from './identity.ts';
import { isAtLeast, type Role, scopeOf } from './terms/role.ts';

const NOT_VALID = 'The credentials are not valid.';

/** Why credentials are refused, and what their owner is told: no more than helps who may have them. */
const REFUSALS = {
  ambiguous: 'The request has credentials more than once. Send them once, in one header.',
  malformed: 'The credentials cannot be read. Send "Authorization: Bearer" and a key or token.',
  oversized: 'The credentials are too long: at most 8192 bytes are taken.',
  'wrong-kind': 'This gateway takes tokens in the header Authorization, and no x-api-key.',
  'cross-site': 'A browser sent a stored password for a page of another site.',
  'unknown-key': NOT_VALID,
  'bad-signature': NOT_VALID,
  'unknown-signing-key': NOT_VALID,
  'wrong-algorithm': 'The token is signed with an algorithm that is not taken here.',
  'wrong-type': 'The token is of a type that is not taken here.',
  'wrong-issuer': 'The token is of another issuer.',
  'wrong-audience': 'The token is for another audience.',
  expired: 'The credentials have expired. Get new ones.',
  'not-yet-valid': 'The token is not valid yet.',
  'bad-claims': 'The token lacks a claim that is needed, or has one in another form.',
  'untrusted-router': 'Only a router that has proved itself may say who asks.',
} as const;

/** A closed list, so that refusals can be counted by it. */
export type RefusalReason = keyof typeof REFUSALS;

/** Credentials prove nothing. Nobody becomes anonymous by sending wrong ones. */
export class UnauthenticatedError extends GatewayError {
  readonly code = 'UNAUTHENTICATED';

  constructor(readonly reason: RefusalReason) {
    super(REFUSALS[reason]);
  }
}

/** Something that not everybody may do: a field such as "Query.evaluate", or a path such as "/exports". */
export interface Guarded {
  readonly what: string;
  readonly needed: Role;
}

/** The caller's role may not do this; who has not said who they are is told to do so. */
export class RoleError extends GatewayError {
  readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN';
  readonly held: Role;

  constructor(
    readonly guarded: Guarded,
    { role, proof }: Pick<Identity, 'role' | 'proof'>,
  ) {
    const remedy =
      proof === 'none' ? 'Send credentials that have it.' : 'Ask the operator for the role.';
    super(`${guarded.what} needs the role ${guarded.needed}, and you have ${role}. ${remedy}`);
    this.code = proof === 'none' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
    this.held = role;
  }
}

/** Tokens cannot be checked, since their issuer's keys cannot be had: neither refused nor let in. */
export class IdentityUnavailableError extends GatewayError {
  readonly code = 'SOURCE_UNAVAILABLE';

  constructor(
    readonly retryAfterSeconds: number,
    cause: unknown,
  ) {
    super('The token cannot be checked now, since its issuer gives no keys. Try again later.', {
      cause,
    });
  }
}

/** How an error about identity is answered over HTTP; null for any other. */
export const identityHead = (
  error: GatewayError,
): { status: number; headers: Readonly<Record<string, string>> } | null => {
  if (error instanceof IdentityUnavailableError) {
    return { status: 503, headers: { 'retry-after': String(error.retryAfterSeconds) } };
  }
  if (error instanceof UnauthenticatedError) {
    return { status: 401, headers: challenge(' error="invalid_token"') };
  }
  if (!(error instanceof RoleError)) return null;
  if (error.code === 'UNAUTHENTICATED') return { status: 401, headers: challenge('') };
  const scope = scopeOf(error.guarded.needed);
  return { status: 403, headers: challenge(` error="insufficient_scope", scope="${scope}"`) };
};

/** Source: RFC 6750, 3. Nothing asks a browser for a password but the pages for people. */
const challenge = (more: string): Readonly<Record<string, string>> => ({
  'www-authenticate': `Bearer realm="Radiograph"${more === '' ? '' : `,${more}`}`,
});

/** What a program may know of an error about identity. */
export const identityPart = (error: GatewayError): object => {
  if (error instanceof IdentityUnavailableError) {
    return { retryAfterSeconds: error.retryAfterSeconds };
  }
  if (!(error instanceof RoleError)) return {};
  const { guarded, held } = error;
  return {
    ...(guarded.what.startsWith('/') ? { path: guarded.what } : { field: guarded.what }),
    requiredRole: guarded.needed,
    role: held,
  };
};

/** RoleError where an identity may not do something. */
export const insistOnRole = (
  guarded: Guarded,
  identity: Pick<Identity, 'role' | 'proof'>,
): void => {
  if (!isAtLeast(identity.role, guarded.needed)) throw new RoleError(guarded, identity);
};
