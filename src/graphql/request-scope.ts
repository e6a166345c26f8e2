import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Context } from '../context.ts';
import { createDeadline, endOf } from '../deadline.ts';
import { GatewayError } from '../errors.ts';
import { inRequest, type RequestFacts } from '../request.ts';
import { areSpansCollected, inSpan, type SpanFacts } from '../spans.ts';
import type { Spending } from '../spending.ts';
import { pricesBy } from './limits/document-price.ts';
import type { Variables } from './limits/price.ts';
import { shownFieldsBy } from './shown-fields.ts';

/** The form in which Apollo Server takes an executor that is not its own. */
export type GatewayInterface = ApolloServerOptionsWithGateway<BaseContext>['gateway'];
export type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;

/** An operation that is to run. */
export interface Running {
  readonly document: DocumentNode;
  /** Undefined where the document has none of the wanted name. */
  readonly operation: OperationDefinitionNode | undefined;
  /** SHA-256 of the document's text. */
  readonly queryHash: string;
  /** As the request names it, which need not be what the document calls it; null where it does not. */
  readonly wantedName: string | null;
  readonly variables: Variables | undefined;
  readonly context: Context;
}

/** Runs operations: at once where all that is asked answers at once. */
export type Run = (asked: Running) => ExecutionResult | Promise<ExecutionResult>;

/** How long an answer waits to hear what its statements billed, in milliseconds. */
const COST_WAIT_MS = 2000;

/**
 * The same, which runs each operation in its request, and says what that cost.
 *
 * timeoutMs: for an operation; one that takes longer is answered with that, and what it waits for
 * ends. 0: no limit.
 */
export const inItsRequest = (schema: GraphQLSchema, run: Run, timeoutMs: number): Run => {
  const shownFields = shownFieldsBy(schema);
  const priceOf = pricesBy(schema);
  return (asked) => {
    const { document, operation, variables } = asked;
    const { request } = asked.context;
    if (request.signal.aborted) return unanswered(endOf(request.signal));
    const deadline = createDeadline(timeoutMs, request.signal);
    const { caller, role, proof, connection, spending, plan, trail } = request;
    const named = operation === undefined ? null : { document, operation };
    const facts: RequestFacts = {
      caller,
      role,
      proof,
      connection,
      spending,
      plan,
      trail,
      // Made where somebody asks for it: most that is answered at once is asked by nobody.
      get signal() {
        return deadline.signal;
      },
      operationName: () => operation?.name?.value ?? null,
      shown: () => named && shownFields(named),
      pointsAt: (path) => named && priceOf(named).pointsAt(path, variables),
    };
    trail.shown = facts.shown;
    const result = inRequest(facts, () =>
      areSpansCollected() ? inSpan(spanOf(asked), async () => run(asked)) : run(asked),
    );
    if (!(result instanceof Promise) && spending.isNothing()) return result;
    return deadline.wait(Promise.resolve(result)).catch(unanswered).then(withCost(spending));
  };
};

/** By OpenTelemetry's names; the document's text is left out, as it may hold literals. */
const spanOf = ({ operation }: Running): SpanFacts => ({
  name: operation?.operation ?? 'unknown operation',
  kind: 'internal',
  attributes: {
    ...(operation && { 'graphql.operation.type': operation.operation }),
    ...(operation?.name && { 'graphql.operation.name': operation.name.value }),
  },
});

/** What is answered where nobody waited for the end. Any other error is a bug. */
const unanswered = (error: unknown): ExecutionResult => {
  if (!(error instanceof GatewayError)) throw error;
  return { data: null, errors: [new GraphQLError(error.message, { originalError: error })] };
};

const withCost =
  (spending: Spending) =>
  async (result: ExecutionResult): Promise<ExecutionResult> => {
    const cost = await costOf(spending);
    return cost === null ? result : { ...result, extensions: { ...result.extensions, cost } };
  };

/** What callers are told of it: numbers of bytes are strings, as everywhere in the graph. */
const costOf = async (spending: Spending) => {
  const total = await spending.total(COST_WAIT_MS);
  return (
    total && {
      statements: total.statements,
      cachedStatements: total.cachedStatements,
      bytesProcessed: String(total.bytesProcessed),
      bytesBilled: String(total.bytesBilled),
    }
  );
};
