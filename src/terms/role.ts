/** What callers may do, from least to most. Where nobody can prove anything, all are anonymous. */
export const ROLES = ['anonymous', 'reader', 'researcher', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Whether a role may do what another may. */
export const isAtLeast = (held: Role, needed: Role): boolean =>
  ROLES.indexOf(held) >= ROLES.indexOf(needed);

/** The one of some roles that may do most; null where there are none. */
export const mostOf = (roles: readonly Role[]): Role | null =>
  ROLES.findLast((role) => roles.includes(role)) ?? null;

/** Begins the name of a role where it stands among the scopes of other services. */
const PREFIX = 'radiograph:';

/** The role as a scope of OAuth, such as "radiograph:researcher". */
export const scopeOf = (role: Role): string => PREFIX + role;

/** The role that a scope says, letter by letter; null for any other. */
export const roleOfScope = (scope: string): Role | null =>
  ROLES.find((role) => scopeOf(role) === scope) ?? null;

/** The role that a name says, which may be a scope; null for any other name. */
export const roleNamed = (name: string): Role | null =>
  ROLES.find((role) => role === name) ?? roleOfScope(name);
