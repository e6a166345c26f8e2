import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { compiledGateway } from './executor.ts';
import { createErrorFormatter, type ErrorLog } from './format-error.ts';

/** Tokens that a document has at most: the largest sample operation has about 300. */
const MAX_TOKENS = 5000;

/** An Apollo Server over the schema; its HTTP side is the caller's. */
export const createApollo = (schema: GraphQLSchema, log: ErrorLog): ApolloServer<Context> =>
  new ApolloServer<Context>({
    gateway: compiledGateway(schema),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    formatError: createErrorFormatter(log),
    stopOnTerminationSignals: false,
    plugins: [
      // It loads from another origin; GraphiQL is ours.
      ApolloServerPluginLandingPageDisabled(),
      // A hook for each field, for hints that nobody here gives.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
