import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { inRequest, type RequestFacts } from '../request.ts';
import type { Spending } from '../spending.ts';
import { shownFieldsBy } from './shown-fields.ts';

/** The form in which Apollo Server takes an executor that is not its own. */
export type GatewayInterface = ApolloServerOptionsWithGateway<BaseContext>['gateway'];
export type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;

/** How long an answer waits to hear what its statements billed, in milliseconds. */
const COST_WAIT_MS = 2000;

/** The same executor, which runs each operation in its request, and says what that cost. */
export const inItsRequest = (schema: GraphQLSchema, executor: Executor): Executor => {
  const shownFields = shownFieldsBy(schema);
  return async (asked) => {
    const facts: RequestFacts = {
      ...requestIn(asked.context),
      operationName: () => asked.operationName,
      shown: () => shownFields(asked),
    };
    const result = await inRequest(facts, () => executor(asked));
    const cost = await costOf(facts.spending);
    return cost === null ? result : { ...result, extensions: { ...result.extensions, cost } };
  };
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
