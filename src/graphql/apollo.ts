import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Context } from '../context.ts';
import { type AdmissionParts, type Admitting, admissionOf, admitting } from './admitting.ts';
import { createExecutor, gatewayOf } from './executor.ts';
import { createErrorFormatter, type ErrorLog } from './format-error.ts';
import { createKnownDocuments } from './known-documents.ts';
import type { Run } from './request-scope.ts';
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

/** What the short way to an answer shares with Apollo Server. */
export interface Machinery extends Admitting {
  readonly run: Run;
}

/** What admits operations, and runs them. */
export const createMachinery = (parts: ApolloParts): Machinery => ({
  admit: admissionOf(parts),
  known: createKnownDocuments(),
  run: createExecutor(parts.schema, parts.operationTimeoutMs),
});

/** An Apollo Server over the schema; its HTTP side is the caller's. */
export const createApollo = (
  parts: ApolloParts,
  log: ErrorLog,
  machinery: Machinery = createMachinery(parts),
): ApolloServer<Context> =>
  new ApolloServer<Context>({
    gateway: gatewayOf(parts.schema, machinery.run),
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
      admitting(parts, machinery),
      statusByMediaType,
      toldOperations,
    ],
  });
