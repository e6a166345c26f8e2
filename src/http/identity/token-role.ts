import { UnauthenticatedError } from '../../identity-errors.ts';
import { mostOf, type Role, roleNamed, roleOfScope } from '../../terms/role.ts';

/** Claims of a token that are proven to be its issuer's. */
export type Claims = Readonly<Record<string, unknown>>;

/**
 * The role that a token gives: the highest that its claim of roles or its scope names; null where
 * they name none.
 *
 * claim: a name, or a path such as "realm_access.roles". Errors: UnauthenticatedError where the
 * claim is no text and no list of texts.
 */
export const roleIn = (claims: Claims, claim: string): Role | null => {
  const named = wordsOf(valueAt(claims, claim)).map(roleNamed);
  // Other services have scopes, too, and may call one of theirs "admin".
  const scopes = wordsOf(valueAt(claims, 'scope')).map(roleOfScope);
  return mostOf([...named, ...scopes].filter((role) => role !== null));
};

/** Names of claims may have dots in them, such as "https://graph.example/roles". */
const valueAt = (claims: Claims, claim: string): unknown => {
  if (Object.hasOwn(claims, claim)) return claims[claim];
  let value: unknown = claims;
  for (const step of claim.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = Reflect.get(value, step);
  }
  return value;
};

const wordsOf = (value: unknown): readonly string[] => {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return value.split(' ');
  if (!Array.isArray(value)) throw new UnauthenticatedError('bad-claims');
  return value.map((word: unknown) => {
    if (typeof word !== 'string') throw new UnauthenticatedError('bad-claims');
    return word;
  });
};
