import { type ApolloServerPlugin, type GraphQLRequestListener, HeaderMap } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { Context } from '../context.ts';

/** Of faults of a document: the request was understood, and the answer says what is wrong. */
const OF_DOCUMENT = new Set<unknown>([
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.BAD_USER_INPUT,
]);

const listener: GraphQLRequestListener<Context> = {
  didEncounterErrors: async ({ request, errors }) => {
    if (request.http?.headers.get('accept') !== 'application/json') return;
    for (const { extensions } of errors) {
      if (OF_DOCUMENT.has(extensions['code'])) {
        extensions['http'] = { status: 200, headers: new HeaderMap() };
      }
    }
  },
};

/**
 * Who takes application/json is answered with status 200 where the document is at fault (GraphQL over
 * HTTP, 6.4.1): an old client reads no other answer. With application/graphql-response+json it is 400,
 * which is Apollo's own choice for both.
 */
export const statusByMediaType: ApolloServerPlugin<Context> = {
  requestDidStart: async () => listener,
};
