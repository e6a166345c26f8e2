import type { GraphQLField } from 'graphql';
import { Kind } from 'graphql';
import { Directive } from 'type-graphql';
import { isAtLeast, ROLES, type Role, roleOfScope, scopeOf } from './terms/role.ts';

/**
 * The field is for callers with a role, or with one that may do more. It holds where callers can
 * prove who they are, and stands in the contract for routers: any one of the scopes will do.
 *
 * Source: Apollo Federation 2.5, @authenticated and @requiresScopes.
 */
export const Requires = (role: Exclude<Role, 'anonymous'>): MethodDecorator & PropertyDecorator => {
  const scopes = ROLES.filter((one) => isAtLeast(one, role)).map((one) => `["${scopeOf(one)}"]`);
  const directives = [
    Directive('@authenticated'),
    Directive(`@requiresScopes(scopes: [${scopes.join(', ')}])`),
  ];
  return (target: object, key: string | symbol) => {
    for (const directive of directives) directive(target, key);
  };
};

/** The role that a field asks for, as the schema says; null where everybody may see it. */
export const roleFor = ({ astNode }: GraphQLField<unknown, unknown>): Role | null => {
  const directive = astNode?.directives?.find(({ name }) => name.value === 'requiresScopes');
  if (directive === undefined) return null;
  const [scopes] = directive.arguments ?? [];
  const named = (scopes?.value.kind === Kind.LIST ? scopes.value.values : [])
    .flatMap((choice) => (choice.kind === Kind.LIST ? choice.values : []))
    .map((scope) => (scope.kind === Kind.STRING ? roleOfScope(scope.value) : null));
  return ROLES.find((role) => named.includes(role)) ?? null;
};
