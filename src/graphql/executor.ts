import type { GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import {
  type DocumentNode,
  execute,
  type GraphQLSchema,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';

// Executing a document with graphql-js walks it anew for every row of every answer. A document that
// is asked again is compiled once into a function that does the same; the first time, and wherever
// the compiler declines, graphql-js executes it.

/** Compiled documents that are kept. */
const COMPILED = 500;

/** What is known of a document: seen once, not to be compiled, or compiled. */
type Known = 'seen' | 'declined' | CompiledQuery;

const asksForSchema = (document: DocumentNode): boolean => {
  const inSelection = (set: SelectionSetNode): boolean =>
    set.selections.some(
      (selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'),
    );
  return document.definitions.some(
    (definition) => 'selectionSet' in definition && inSelection(definition.selectionSet),
  );
};

const compile = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): Known => {
  // The schema's own description is large and rarely asked for: compiling it gains nothing.
  if (asksForSchema(document)) return 'declined';
  const compiled = compileQuery(schema, document, operationName, {
    disablingCapturingStackErrors: false,
  });
  return isCompiledQuery(compiled) ? compiled : 'declined';
};

const createExecutor = (schema: GraphQLSchema): GatewayExecutor => {
  const known = new LRUCache<string, Known>({ max: COMPILED });
  const lookUp = (
    key: string,
    document: DocumentNode,
    operationName: string | undefined,
  ): Known => {
    const before = known.get(key);
    if (before !== undefined && before !== 'seen') return before;
    const now = before === undefined ? 'seen' : compile(schema, document, operationName);
    known.set(key, now);
    return now;
  };
  return async ({ document, queryHash, operationName, request, context }) => {
    const name = operationName ?? undefined;
    const variables = request.variables ?? {};
    const plan = lookUp(`${queryHash} ${operationName ?? ''}`, document, name);
    return typeof plan === 'object'
      ? plan.query(undefined, context, variables)
      : execute({
          schema,
          document,
          contextValue: context,
          variableValues: variables,
          operationName: name,
        });
  };
};

/** A schema with the executor above, in the form in which Apollo Server takes one. */
export const compiledGateway = (schema: GraphQLSchema): GatewayInterface => {
  const executor = createExecutor(schema);
  return {
    onSchemaLoadOrUpdate: (listen) => {
      listen({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: async () => ({ executor }),
    stop: async () => {},
  };
};
