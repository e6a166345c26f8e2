import { hash } from 'node:crypto';
import {
  errors,
  type JWTHeaderParameters,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import { LRUCache } from 'lru-cache';
import {
  IdentityUnavailableError,
  type RefusalReason,
  UnauthenticatedError,
} from '../../identity-errors.ts';
import type { Role } from '../../terms/role.ts';
import { roleIn } from './token-role.ts';
import type { Verified, Verify } from './verify.ts';

/** Which tokens are taken. */
export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  /** Asymmetric ones: a key that is published cannot make a signature with one of them. */
  readonly algorithms: readonly string[];
  /** How far clocks may be apart. */
  readonly clockSkewSeconds: number;
  /** From when it was issued, whatever it says of its end. */
  readonly maxAgeSeconds: number;
  readonly rolesClaim: string;
  /** For a token that names none. */
  readonly defaultRole: Role;
}

/** Tokens that are remembered, and how long at most, in milliseconds: so long a key lives on that is withdrawn. */
const REMEMBERED = 1000;
const REMEMBERED_MS = 60_000;

/** Types of tokens (RFC 7519, 5.1; RFC 9068, 2.1); others are meant for something else. */
const TYPES: readonly unknown[] = [undefined, 'jwt', 'at+jwt'];

/** Characters of an issuer's name for somebody. */
const LONGEST_SUBJECT = 255;

/** Checks tokens by the keys of their issuer. What was found good is not checked again for a minute. */
export const tokenVerifier = (rules: TokenRules, keys: JWTVerifyGetKey): Verify => {
  const remembered = new LRUCache<string, Verified>({
    max: REMEMBERED,
    ttlResolution: 0,
    perf: { now: () => Date.now() },
  });
  const options = {
    issuer: rules.issuer,
    audience: rules.audience,
    algorithms: [...rules.algorithms],
    clockTolerance: rules.clockSkewSeconds,
    maxTokenAge: rules.maxAgeSeconds,
    requiredClaims: ['exp', 'sub'],
  };
  const verify = async (token: string, name: string): Promise<Verified> => {
    const { payload, protectedHeader } = await jwtVerify(token, keys, options).catch(
      (error: unknown) => Promise.reject(refusalOf(error)),
    );
    insistOnType(protectedHeader);
    const verified = ownerOf(payload, rules);
    const ttl = Math.min(REMEMBERED_MS, msLeft(payload, rules));
    if (ttl > 0) remembered.set(name, verified, { ttl });
    return verified;
  };
  return (token) => {
    // What a token is lies nowhere in memory for longer than its request.
    const name = hash('sha256', token);
    return remembered.get(name) ?? verify(token, name);
  };
};

const insistOnType = ({ typ }: JWTHeaderParameters): void => {
  const type = typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : typ;
  if (!TYPES.includes(type)) throw new UnauthenticatedError('wrong-type');
};

const ownerOf = (claims: JWTPayload, { rolesClaim, defaultRole }: TokenRules): Verified => {
  const { iss, sub } = claims;
  if (typeof sub !== 'string' || sub === '' || sub.length > LONGEST_SUBJECT) {
    throw new UnauthenticatedError('bad-claims');
  }
  return {
    known: JSON.stringify(['token', iss, sub]),
    role: roleIn(claims, rolesClaim) ?? defaultRole,
  };
};

/** Until a token is too old; one that is good only since clocks may be apart is checked each time. */
const msLeft = ({ exp = 0, iat = 0 }: JWTPayload, { maxAgeSeconds }: TokenRules): number =>
  Math.min(exp, iat + maxAgeSeconds) * 1000 - Date.now();

/** What is wrong with a token, in our words: those of others may show a part of it. */
const refusalOf = (error: unknown): Error =>
  error instanceof IdentityUnavailableError ? error : new UnauthenticatedError(reasonOf(error));

const reasonOf = (error: unknown): RefusalReason => {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return (error.reason === 'check_failed' && CLAIMS[error.claim]) || 'bad-claims';
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'wrong-algorithm';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'bad-signature';
  const isUnknown =
    error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
  return isUnknown ? 'unknown-signing-key' : 'malformed';
};

const CLAIMS: Readonly<Record<string, RefusalReason>> = {
  iss: 'wrong-issuer',
  aud: 'wrong-audience',
  nbf: 'not-yet-valid',
  iat: 'not-yet-valid',
};
