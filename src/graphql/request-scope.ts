import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Context } from '../context.ts';
import { withDeadline } from '../deadline.ts';
import { GatewayError } from '../errors.ts';
import { inRequest, type RequestFacts } from '../request.ts';
import { inSpan, type SpanFacts } from '../spans.ts';
import type { Spending } from '../spending.ts';
import { pricesBy } from './limits/document-price.ts';
import { shownFieldsBy } from './shown-fields.ts';

/** The form in which Apollo Server takes an executor that is not its own. */
export type GatewayInterface = ApolloServerOptionsWithGateway<BaseContext>['gateway'];
export type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;

/** How long an answer waits to hear what its statements billed, in milliseconds. */
const COST_WAIT_MS = 2000;

/**
 * The same executor, which runs each operation in its request, and says what that cost.
 *
 * timeoutMs: for an operation; one that takes longer is answered with that, and what it waits for
 * ends. 0: no limit.
 */
export const inItsRequest = (
  schema: GraphQLSchema,
  executor: Executor,
  timeoutMs: number,
): Executor => {
  const shownFields = shownFieldsBy(schema);
  const priceOf = pricesBy(schema);
  return async (asked) => {
    const request = requestIn(asked.context);
    const facts: Omit<RequestFacts, 'signal'> = {
      ...request,
      operationName: () => asked.operationName,
      shown: () => shownFields(asked),
      pointsAt: (path) => priceOf(asked).pointsAt(path, asked.request.variables),
    };
    facts.trail.shown = () => (hasOperation(asked) ? facts.shown() : null);
    const result = await withDeadline(timeoutMs, request.signal, (signal) =>
      inRequest({ ...facts, signal }, () => inSpan(spanOf(asked), async () => executor(asked))),
    ).catch(unanswered);
    const cost = await costOf(facts.spending);
    return cost === null ? result : { ...result, extensions: { ...result.extensions, cost } };
  };
};

/** By OpenTelemetry's names; the document's text is left out, as it may hold literals. */
const spanOf = ({ operation }: MaybeFound): SpanFacts => ({
  name: operation?.operation ?? 'unknown operation',
  kind: 'internal',
  attributes: {
    ...(operation && { 'graphql.operation.type': operation.operation }),
    ...(operation?.name && { 'graphql.operation.name': operation.name.value }),
  },
});

/** Apollo Server calls an executor though the document has no operation of the wanted name. */
interface MaybeFound {
  readonly operation?: OperationDefinitionNode | undefined;
}

const hasOperation = ({ operation }: MaybeFound): boolean => operation !== undefined;

/** What is answered where nobody waited for the end. Any other error is a bug. */
const unanswered = (error: unknown): ExecutionResult => {
  if (!(error instanceof GatewayError)) throw error;
  return { data: null, errors: [new GraphQLError(error.message, { originalError: error })] };
};

/** Apollo Server does not say what an executor's context is. Errors: where it is no gateway's. */
const requestIn = (context: object): RequestFacts => {
  if (hasRequest(context)) return context.request;
  throw new Error('An operation belongs to a request.');
};

const hasRequest = (context: object): context is Pick<Context, 'request'> => 'request' in context;

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
