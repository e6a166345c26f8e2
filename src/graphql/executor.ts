import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Context } from '../context.ts';
import { begunOf } from './begun.ts';
import { compile, type Plan } from './compiled-documents.ts';
import { toGraphqlError } from './compiled-errors.ts';
import {
  type Executor,
  type GatewayInterface,
  inItsRequest,
  type Run,
  type Running,
} from './request-scope.ts';
import { hasLongList, readVariables } from './variables-in-turns.ts';

// Executing a document with graphql-js walks it anew for every row of every answer. A document that
// is asked again is compiled once into a function that does the same; the first time, and wherever
// the compiler declines, graphql-js executes it.

/** Compiled documents that are kept. */
const COMPILED = 500;

/** What is known of a document: seen once, not to be compiled, or compiled. */
type Known = 'seen' | 'declined' | Plan;

/** By graphql-js, which also says what is wrong where there is no such operation. */
const walk = (
  schema: GraphQLSchema,
  { document, wantedName, variables, context }: Running,
): ReturnType<Run> => {
  const args = { schema, document, operationName: wantedName, contextValue: context };
  return settled(execute({ ...args, ...(variables && { variableValues: variables }) }));
};

/** Promises of graphql-js are the language's own, which its types do not say. */
const settled = (result: ReturnType<typeof execute>): ExecutionResult | Promise<ExecutionResult> =>
  'then' in result ? Promise.resolve(result) : result;

const runCompiled = (plan: Plan, schema: GraphQLSchema, asked: Running): ReturnType<Run> => {
  const { definitions, nested, compiled } = plan;
  const { document, variables, context } = asked;
  const run = ({ coerced, errors }: Awaited<ReturnType<typeof readVariables>>): ReturnType<Run> => {
    if (errors !== undefined) return { errors };
    // A variable that is not given leaves its key out of an input, and one that is null is refused where
    // a value has to be; compiled code would write null.
    if (nested.some((name) => (coerced[name] ?? null) === null)) return walk(schema, asked);
    const result = compiled.query(undefined, context, coerced);
    return result instanceof Promise
      ? result.then(ofGraphql(document))
      : ofGraphql(document)(result);
  };
  const read = readVariables(schema, definitions, variables);
  return read instanceof Promise ? read.then(run) : run(read);
};

/** The same result, with errors as graphql-js makes them. */
const ofGraphql =
  (document: DocumentNode) =>
  (result: ExecutionResult): ExecutionResult =>
    result.errors === undefined
      ? result
      : { ...result, errors: result.errors.map((error) => toGraphqlError(error, document)) };

const createRun = (schema: GraphQLSchema): Run => {
  const known = new LRUCache<string, Known>({ max: COMPILED });
  const lookUp = (asked: Running): Known => {
    const key = `${asked.queryHash} ${asked.wantedName ?? ''}`;
    const before = known.get(key);
    if (before !== undefined && before !== 'seen') return before;
    // What graphql-js executes itself it reads at once, however long it is.
    const isFirst = before === undefined && !hasLongList(asked.variables);
    const now = isFirst ? 'seen' : compile(asked, schema);
    known.set(key, now);
    return now;
  };
  return (asked) => {
    // A name that no operation has is as long as its caller likes: nothing is remembered by it.
    if (asked.operation === undefined) return walk(schema, asked);
    const plan = lookUp(asked);
    return typeof plan === 'object' ? runCompiled(plan, schema, asked) : walk(schema, asked);
  };
};

/**
 * What runs operations over a schema, each in its request.
 *
 * operationTimeoutMs: 0 is no limit.
 */
export const createExecutor = (schema: GraphQLSchema, operationTimeoutMs: number): Run =>
  inItsRequest(schema, createRun(schema), operationTimeoutMs);

/** The same in the form in which Apollo Server takes an executor that is not its own. */
export const gatewayOf = (schema: GraphQLSchema, run: Run): GatewayInterface => {
  const executor: Executor = async ({ document, operation, queryHash, request, context }) => {
    const own = contextIn(context);
    return (
      begunOf(own.request)?.result ??
      run({
        document,
        operation,
        queryHash,
        // Apollo Server's own is null where the document has no operation of that name, and so is refused.
        wantedName: request.operationName ?? null,
        variables: request.variables,
        context: own,
      })
    );
  };
  return {
    onSchemaLoadOrUpdate: (listen) => {
      listen({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: async () => ({ executor }),
    stop: async () => {},
  };
};

/** Both, for a server that does nothing else. */
export const compiledGateway = (
  schema: GraphQLSchema,
  operationTimeoutMs: number,
): GatewayInterface => gatewayOf(schema, createExecutor(schema, operationTimeoutMs));

/** Apollo Server does not say what an executor's context is. Errors: where it is no gateway's. */
const contextIn = (context: object): Context => {
  if (isContext(context)) return context;
  throw new Error('An operation belongs to a request.');
};

const isContext = (context: object): context is Context => 'request' in context;
