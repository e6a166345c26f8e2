import type { ApolloServerPlugin } from '@apollo/server';
import { type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { Context } from '../context.ts';
import { type OperationOutcome, type OperationType, tell } from '../signals.ts';
import type { Trail } from '../trail.ts';

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
        const name = asked.operation?.name?.value ?? null;
        const type = typeOf(asked.operation);
        tellOperation(trail, { name, type, outcome: outcomeOf(data, codes), codes, startedAt });
      },
    };
  },
};

/** An operation, when its answer is made. */
export interface EndedOperation {
  /** As the document says: what a request calls it may be anything, until that is found there. */
  readonly name: string | null;
  readonly type: OperationType;
  readonly outcome: OperationOutcome;
  readonly codes: readonly string[];
  /** As performance.now() counts. */
  readonly startedAt: number;
}

/** Takes down and tells what an operation was, and how it ended. */
export const tellOperation = (trail: Trail, { startedAt, ...ended }: EndedOperation): void => {
  trail.operation = ended.name;
  trail.codes = ended.codes;
  const seconds = (performance.now() - startedAt) / 1000;
  tell('operation', { ...ended, seconds, shown: trail.shown });
};

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
