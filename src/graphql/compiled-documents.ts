import {
  BREAK,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { nestedVariables, trustVariables, withCoercedVariables } from './compiled-variables.ts';
import type { Running } from './request-scope.ts';

/** A compiled document. */
export interface Plan {
  readonly compiled: CompiledQuery;
  readonly definitions: readonly VariableDefinitionNode[];
  /** Its variables that stand within an input object or a list. */
  readonly nested: readonly string[];
}

/** The schema's own description is large and rarely asked for: compiling it gains nothing. */
const asksForSchema = (document: DocumentNode): boolean =>
  document.definitions.some(
    (definition) =>
      'selectionSet' in definition &&
      definition.selectionSet.selections.some(
        (selection) =>
          selection.kind === Kind.FIELD && ['__schema', '__type'].includes(selection.name.value),
      ),
  );

/** Compiled code writes answers as object literals, in which this name makes no key. */
const hasAliasWithoutKey = (document: DocumentNode): boolean => {
  let isFound = false;
  visit(document, {
    Field: ({ alias }) => {
      isFound = alias?.value === '__proto__';
      return isFound ? BREAK : undefined;
    },
  });
  return isFound;
};

/** Compiles the operation of a document; it declines where compiled code would say something else. */
export const compile = (
  { document, operation, wantedName }: Running,
  schema: GraphQLSchema,
): Plan | 'declined' => {
  if (asksForSchema(document) || hasAliasWithoutKey(document)) return 'declined';
  const compiled = compileQuery(
    withCoercedVariables(schema),
    trustVariables(document),
    wantedName ?? undefined,
    {},
  );
  if (!isCompiledQuery(compiled)) return 'declined';
  const definitions = operation?.variableDefinitions ?? [];
  return { compiled, definitions, nested: [...nestedVariables(document)] };
};
