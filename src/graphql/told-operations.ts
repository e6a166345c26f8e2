import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { Context } from '../context.ts';
import { type OperationOutcome, type OperationType, tell } from '../signals.ts';

/** Tells of every operation when its answer is made, whatever became of it. */
export const toldOperations: ApolloServerPlugin<Context> = {
  requestDidStart: async () => {
    const startedAt = performance.now();
    return {
      willSendResponse: async (asked) => {
        const { body } = asked.response;
        if (body.kind !== 'single') return;
        const { data, errors = [] } = body.singleResult;
        const codes = errors.map(({ extensions: told }) => codeIn(told?.['code']));
        const { trail } = asked.contextValue.request;
        const name = nameOf(asked);
        trail.operation = name;
        trail.codes = codes;
        tell('operation', {
          name,
          type: typeOf(asked.operation),
          outcome: outcomeOf(data, codes),
          seconds: (performance.now() - startedAt) / 1000,
          codes,
          shown: trail.shown,
        });
      },
    };
  },
};

/** As the document says: what a request calls it may be anything, until that is found there. */
const nameOf = ({ operation }: GraphQLRequestContext<Context>): string | null =>
  operation?.name?.value ?? null;

/** Every error has one: what formats them sees to that. */
const codeIn = (code: unknown): string => (typeof code === 'string' ? code : 'NONE');

const TYPES: Readonly<Record<OperationTypeNode, OperationType>> = {
  [OperationTypeNode.QUERY]: 'query',
  [OperationTypeNode.MUTATION]: 'mutation',
  [OperationTypeNode.SUBSCRIPTION]: 'subscription',
};

const typeOf = (operation: OperationDefinitionNode | undefined): OperationType =>
  operation === undefined ? 'unknown' : TYPES[operation.operation];

const outcomeOf = (
  data: Readonly<Record<string, unknown>> | null | undefined,
  { length }: readonly string[],
): OperationOutcome => {
  if (data === undefined) return 'refused';
  if (data === null) return 'failed';
  return length === 0 ? 'answered' : 'partial';
};
