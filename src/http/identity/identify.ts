import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Identity, Proof } from '../../identity.ts';
import { UnauthenticatedError } from '../../identity-errors.ts';
import { tell } from '../../signals.ts';
import type { NameOf } from '../callers.ts';
import { credentialIn, insistOnOneOfEach, saysWho } from './credentials.ts';
import type { Verified, Verify } from './verify.ts';

/** What of a request says from where it came. */
export type Coming = Pick<FastifyRequest, 'raw' | 'ip'>;

/** Says who asks. Behind the hook that identifies callers; before it, all are anonymous. */
export type IdentityOf = (request: Coming) => Identity;

/** Who asks, over HTTP, and what holds for them. */
export interface Identification {
  readonly identityOf: IdentityOf;
  /** Whether roles decide anything: not where nobody can prove one. */
  readonly isEnforced: boolean;
  /** Has everything behind it know who asks, or refuses them with UnauthenticatedError. */
  readonly addTo: (server: FastifyInstance) => void;
}

/** How callers prove who they are. */
export interface Proofs {
  /** By a credential of their own; null where none is taken. */
  readonly verify: Verify | null;
  /** What the credentials are. */
  readonly proof: Proof;
  /** By a router that vouches for them. */
  readonly ofRouter: (request: FastifyRequest) => Verified | null;
  readonly nameOf: NameOf;
  /** Of who proves nothing. */
  readonly anonymousName: (request: Coming) => string;
}

/** Where nobody can prove anything: no hook, and no look at any header. */
export const allAnonymous = (anonymousName: Proofs['anonymousName']): Identification => ({
  identityOf: (request) => anonymous(anonymousName(request)),
  isEnforced: false,
  addTo: () => {},
});

const anonymous = (caller: string): Identity => ({ caller, role: 'anonymous', proof: 'none' });

/** Callers who prove who they are, or are anonymous. */
export const identifying = (proofs: Proofs): Identification => {
  const { ofRouter, nameOf, anonymousName } = proofs;
  const found = new WeakMap<FastifyRequest['raw'], Identity>();
  const proven = (verified: Verified, proof: Proof): Identity => ({
    caller: nameOf(verified.known),
    role: verified.role,
    proof,
  });
  const identify = async (request: FastifyRequest): Promise<Identity | null> => {
    insistOnOneOfEach(request.raw);
    const vouched = ofRouter(request);
    if (vouched !== null) return proven(vouched, 'router');
    const credential = proofs.verify === null ? null : credentialIn(request.headers, proofs.proof);
    if (credential === null || proofs.verify === null) return null;
    return proven(await proofs.verify(credential), proofs.proof);
  };
  const onRequest = async (request: FastifyRequest): Promise<void> => {
    if (!saysWho(request.headers)) return;
    try {
      const identity = await identify(request);
      if (identity !== null) found.set(request.raw, identity);
    } catch (error) {
      if (error instanceof UnauthenticatedError) tell('identity-refused', { reason: error.reason });
      throw error;
    }
  };
  return {
    identityOf: (request) => found.get(request.raw) ?? anonymous(anonymousName(request)),
    isEnforced: true,
    addTo: (server) => void server.addHook('onRequest', onRequest),
  };
};
