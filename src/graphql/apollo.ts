import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Context } from '../context.ts';
import { type AdmissionParts, admitting } from './admitting.ts';
import { compiledGateway } from './executor.ts';
import { createErrorFormatter, type ErrorLog } from './format-error.ts';
import { statusByMediaType } from './status-by-media-type.ts';
import { toldOperations } from './told-operations.ts';

/** Tokens that a document has at most: the largest sample operation has about 300. */
const MAX_TOKENS = 5000;

export interface ApolloParts extends AdmissionParts {
  /** Whether callers may register documents by their hash. */
  readonly hasApq: boolean;
  /** For an operation once it is read; 0: no limit. */
  readonly operationTimeoutMs: number;
}

/** An Apollo Server over the schema; its HTTP side is the caller's. */
export const createApollo = (parts: ApolloParts, log: ErrorLog): ApolloServer<Context> =>
  new ApolloServer<Context>({
    gateway: compiledGateway(parts.schema, parts.operationTimeoutMs),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    formatError: createErrorFormatter(log),
    stopOnTerminationSignals: false,
    allowBatchedHttpRequests: false,
    // Apollo Server keeps 30 MB of those that callers register.
    ...(parts.hasApq ? {} : { persistedQueries: false }),
    plugins: [
      // It loads from another origin; GraphiQL is ours.
      ApolloServerPluginLandingPageDisabled(),
      // A hook for each field, for hints that nobody here gives.
      ApolloServerPluginCacheControlDisabled(),
      // It tells any caller who asks how long each field took.
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      admitting(parts),
      statusByMediaType,
      toldOperations,
    ],
  });
