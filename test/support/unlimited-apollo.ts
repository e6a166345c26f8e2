import type { ApolloServer } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../../src/context.ts';
import { createApollo } from '../../src/graphql/apollo.ts';
import type { ErrorLog } from '../../src/graphql/format-error.ts';

/** An Apollo Server that holds nobody to anything, for tests of what stands behind it. */
export const unlimitedApollo = (schema: GraphQLSchema, log: ErrorLog): ApolloServer<Context> =>
  createApollo(
    {
      schema,
      operationTimeoutMs: 0,
      hasApq: true,
      limits: { mode: 'off', cost: { everyone: 1, roles: new Map() }, depth: 1 },
      documents: { persisted: 'off', trusted: new Map(), tools: 'open' },
      rates: null,
      checks: [],
    },
    log,
  );
