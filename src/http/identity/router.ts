import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import { oneOf } from '../../decode.ts';
import { UnauthenticatedError } from '../../identity-errors.ts';
import { ROLES } from '../../terms/role.ts';
import type { Verified } from './verify.ts';

/** By what a router proves that it is one. */
export interface RouterProof {
  /** What it sends in x-radiograph-router-secret; null where it has none. */
  readonly secret: string | null;
  /** Whether a client certificate of the configured authority is a router's. */
  readonly takesCertificates: boolean;
}

/** A name that a router may give: letters that are the same in every program. */
const CALLER = /^[\x21-\x7e]{1,200}$/;

/**
 * Reads what a trusted router says of who asks; null where it says nothing.
 *
 * Errors: UnauthenticatedError where who says it is no router. To leave such words aside would answer
 * a router whose secret is out of date as if everybody were anonymous.
 */
export const routerReader = ({ secret, takesCertificates }: RouterProof) => {
  const wanted = secret === null ? null : digestOf(secret);
  const isRouter = ({ headers, socket }: FastifyRequest): boolean => {
    const given = headers['x-radiograph-router-secret'];
    if (given === undefined)
      return takesCertificates && socket instanceof TLSSocket && socket.authorized;
    // Digests are of one length, so how long it takes tells nothing of the secret.
    return wanted !== null && timingSafeEqual(digestOf(String(given)), wanted);
  };
  return (request: FastifyRequest): Verified | null => {
    const said = wordsIn(request.headers);
    if (said === null) return null;
    if (!isRouter(request)) throw new UnauthenticatedError('untrusted-router');
    const { caller, role } = said;
    if (caller === undefined && role === undefined) return null;
    const known = oneOf(ROLES, role ?? 'anonymous');
    if (known === null || !CALLER.test(caller ?? '')) throw new UnauthenticatedError('malformed');
    return { known: JSON.stringify(['router', caller]), role: known };
  };
};

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

interface Words {
  readonly caller: string | undefined;
  readonly role: string | undefined;
}

/** Null where no header is one of a router. */
const wordsIn = (headers: IncomingHttpHeaders): Words | null => {
  const {
    'x-radiograph-caller': caller,
    'x-radiograph-role': role,
    'x-radiograph-router-secret': secret,
  } = headers;
  if (caller === undefined && role === undefined && secret === undefined) return null;
  return { caller: caller?.toString(), role: role?.toString() };
};
