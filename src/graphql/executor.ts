import {
  BREAK,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  Kind,
  visit,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { toGraphqlError } from './compiled-errors.ts';
import { nestedVariables, trustVariables, withCoercedVariables } from './compiled-variables.ts';
import { type Executor, type GatewayInterface, inItsRequest } from './request-scope.ts';
import { hasLongList, readVariables } from './variables-in-turns.ts';

// Executing a document with graphql-js walks it anew for every row of every answer. A document that
// is asked again is compiled once into a function that does the same; the first time, and wherever
// the compiler declines, graphql-js executes it.

/** Compiled documents that are kept. */
const COMPILED = 500;

/** A compiled document, and its variables that stand within an input object or a list. */
interface Plan {
  readonly compiled: CompiledQuery;
  readonly nested: ReadonlySet<string>;
}

/** What is known of a document: seen once, not to be compiled, or compiled. */
type Known = 'seen' | 'declined' | Plan;

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

const compile = ({ schema, document, operationName }: ExecutionArgs): Known => {
  if (asksForSchema(document) || hasAliasWithoutKey(document)) return 'declined';
  const compiled = compileQuery(
    withCoercedVariables(schema),
    trustVariables(document),
    operationName ?? undefined,
    {},
  );
  return isCompiledQuery(compiled) ? { compiled, nested: nestedVariables(document) } : 'declined';
};

const operationOf = ({ document, operationName }: ExecutionArgs) =>
  document.definitions.find(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      (!operationName || definition.name?.value === operationName),
  );

const runCompiled = async (
  { compiled, nested }: Plan,
  { schema, document, ...args }: ExecutionArgs,
): Promise<ExecutionResult> => {
  const operation = operationOf({ schema, document, ...args });
  const definitions =
    operation && 'variableDefinitions' in operation ? operation.variableDefinitions : [];
  const { coerced, errors } = await readVariables(schema, definitions ?? [], args.variableValues);
  if (errors !== undefined) return { errors };
  // A variable that is not given leaves its key out of an input, and one that is null is refused where
  // a value has to be; compiled code would write null.
  if ([...nested].some((name) => (coerced[name] ?? null) === null)) {
    return execute({ schema, document, ...args });
  }
  const result = await compiled.query(undefined, args.contextValue, coerced);
  if (result.errors === undefined) return result;
  return { ...result, errors: result.errors.map((error) => toGraphqlError(error, document)) };
};

const createExecutor = (schema: GraphQLSchema): Executor => {
  const known = new LRUCache<string, Known>({ max: COMPILED });
  const lookUp = (key: string, args: ExecutionArgs): Known => {
    const before = known.get(key);
    if (before !== undefined && before !== 'seen') return before;
    // What graphql-js executes itself it reads at once, however long it is.
    const isFirst = before === undefined && !hasLongList(args.variableValues);
    const now = isFirst ? 'seen' : compile(args);
    known.set(key, now);
    return now;
  };
  return async ({ document, queryHash, request, context }) => {
    // Apollo Server's own is null where the document has no operation of that name, and so is refused.
    const operationName = request.operationName ?? null;
    const args: ExecutionArgs = {
      schema,
      document,
      operationName,
      contextValue: context,
      variableValues: request.variables,
    };
    // A name that no operation has is as long as its caller likes: nothing is remembered by it.
    if (operationOf(args) === undefined) return execute(args);
    const plan = lookUp(`${queryHash} ${operationName ?? ''}`, args);
    return typeof plan === 'object' ? runCompiled(plan, args) : execute(args);
  };
};

/**
 * A schema with the executor above, in the form in which Apollo Server takes one.
 *
 * operationTimeoutMs: 0 is no limit.
 */
export const compiledGateway = (
  schema: GraphQLSchema,
  operationTimeoutMs: number,
): GatewayInterface => {
  const executor = inItsRequest(schema, createExecutor(schema), operationTimeoutMs);
  return {
    onSchemaLoadOrUpdate: (listen) => {
      listen({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: async () => ({ executor }),
    stop: async () => {},
  };
};
