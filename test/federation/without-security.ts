import { type DocumentNode, visit } from 'graphql';

const SECURITY = ['authenticated', 'requiresScopes'];

/**
 * A subgraph without what only some routers enforce: @apollo/gateway refuses supergraphs that have it.
 * Radiograph enforces it anyway.
 */
export const withoutSecurity = (typeDefs: DocumentNode): DocumentNode =>
  visit(typeDefs, {
    Directive: ({ name }) => (SECURITY.includes(name.value) ? null : undefined),
    StringValue: ({ value }) => (SECURITY.includes(value.slice(1)) ? null : undefined),
  });
