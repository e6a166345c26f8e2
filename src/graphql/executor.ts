import { type ExecutionResult, execute, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Context } from '../context.ts';
import { begunOf } from './begun.ts';
import { type OperationPlan, planOperation } from './planned/plan-operation.ts';
import {
  type Executor,
  type GatewayInterface,
  inItsRequest,
  type Run,
  type Running,
} from './request-scope.ts';
import { readVariables } from './variables-in-turns.ts';

// Executing a document with graphql-js walks it anew for every row of every answer. Here it is planned
// once, and the plan is kept where the document is asked again.

/** Plans that are kept. */
const PLANS = 500;

/** What is known of an operation: seen once, graphql-js' own, or planned. */
type Known = 'seen' | 'declined' | OperationPlan;

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

const runPlan = (
  plan: OperationPlan,
  schema: GraphQLSchema,
  { variables, context }: Running,
): ReturnType<Run> => {
  const run = ({ coerced, errors }: Awaited<ReturnType<typeof readVariables>>): ReturnType<Run> =>
    errors === undefined ? plan.run(coerced, context) : { errors };
  const read = readVariables(schema, plan.operation.variableDefinitions ?? [], variables);
  return read instanceof Promise ? read.then(run) : run(read);
};

const createRun = (schema: GraphQLSchema): Run => {
  const known = new LRUCache<string, Known>({ max: PLANS });
  const lookUp = ({
    queryHash,
    wantedName,
    document,
    operation,
  }: Running): OperationPlan | null => {
    // A name that no operation has is as long as its caller likes: nothing is remembered by it.
    if (operation === undefined) return null;
    const key = `${queryHash} ${wantedName ?? ''}`;
    const before = known.get(key);
    if (before === 'declined') return null;
    if (before !== undefined && before !== 'seen') return before;
    const plan = planOperation(schema, document, operation);
    // Most documents with literals come once.
    known.set(key, plan === null ? 'declined' : before === 'seen' ? plan : 'seen');
    return plan;
  };
  return (asked) => {
    const plan = lookUp(asked);
    return plan === null ? walk(schema, asked) : runPlan(plan, schema, asked);
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
export const plannedGateway = (
  schema: GraphQLSchema,
  operationTimeoutMs: number,
): GatewayInterface => gatewayOf(schema, createExecutor(schema, operationTimeoutMs));

/** Apollo Server does not say what an executor's context is. Errors: where it is no gateway's. */
const contextIn = (context: object): Context => {
  if (isContext(context)) return context;
  throw new Error('An operation belongs to a request.');
};

const isContext = (context: object): context is Context => 'request' in context;
