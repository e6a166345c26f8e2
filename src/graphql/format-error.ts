import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { BytesLimitError, GatewayError, ProblemsError, SourceError } from '../errors.ts';
import { identityPart } from '../identity-errors.ts';
import { limitPart as documentLimitPart } from '../limit-errors.ts';
import { loadPart } from '../load-errors.ts';

/** Told of every error that callers are not told about in full. */
export type ErrorLog = (message: string, error: unknown) => void;

const INTERNAL = 'Internal error.';

// The parser goes into each level of a document anew. What the engine says of that is no words for callers.
const STACK_IS_FULL = /^Maximum call stack size exceeded/;
const TOO_DEEP = 'The document nests too deeply to be read.';

// Codes of Apollo's own whose messages speak of the caller's document and nothing else.
const PUBLIC_CODES = new Set<unknown>(
  Object.values(ApolloServerErrorCode).filter(
    (code) => code !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR,
  ),
);

// graphql-js finds some faults of arguments only on executing, such as a variable that is null where
// a default stands, or that there are no mutations. It gives them no code; they speak of the
// caller's document all the same.
const isOfDocument = (error: unknown): boolean =>
  error instanceof GraphQLError &&
  error.originalError === undefined &&
  /^(Argument "|Schema is not configured to execute )/.test(error.message);

/** What was thrown by a resolver, or before anything ran. */
const causeOf = (thrown: unknown): unknown =>
  thrown instanceof GraphQLError && thrown.originalError instanceof GatewayError
    ? thrown.originalError
    : unwrapResolverError(thrown);

const sourcePart = ({ source, retryAfterSeconds }: SourceError) => ({
  source,
  ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }),
});

/** Numbers of bytes are strings, as everywhere in the graph. */
const limitPart = ({ limit }: BytesLimitError) => ({
  source: limit.source,
  ...(limit.estimatedBytes !== null && { estimatedBytes: String(limit.estimatedBytes) }),
  limitBytes: String(limit.limitBytes),
  ...(limit.remainingBytes !== null && { remainingBytes: String(limit.remainingBytes) }),
  ...(limit.retryAfterSeconds !== null && { retryAfterSeconds: limit.retryAfterSeconds }),
});

const problemsPart = ({ problems: { first, count } }: ProblemsError) => ({
  problems: first,
  problemCount: count,
});

/** What a program may know of an error. */
export const publicPart = (error: GatewayError) => ({
  code: error.code,
  ...(error instanceof SourceError ? sourcePart(error) : {}),
  ...(error instanceof BytesLimitError ? limitPart(error) : {}),
  ...(error instanceof ProblemsError ? problemsPart(error) : {}),
  ...identityPart(error),
  ...documentLimitPart(error),
  ...loadPart(error),
});

/**
 * Turns whatever was thrown into what a caller may know: the one place where that is decided.
 *
 * What a caller can mend, and what a source failed to do, is told; all else is a bug and is logged.
 */
export const createErrorFormatter = (log: ErrorLog) => {
  // One failure of a source may reach many fields: the log hears of it once.
  const logged = new WeakSet<SourceError>();
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const { locations, path } = formatted;
    const place = { ...(locations && { locations }), ...(path && { path }) };
    const error = causeOf(thrown);
    if (error instanceof GatewayError) {
      if (error instanceof SourceError && !logged.has(error)) {
        logged.add(error);
        log(`${error.source}: ${error.attempted}`, error.cause);
      }
      return { message: error.message, ...place, extensions: publicPart(error) };
    }
    const code = formatted.extensions?.['code'];
    if (isOfDocument(error)) {
      const extensions = { code: ApolloServerErrorCode.BAD_USER_INPUT };
      return { message: formatted.message, ...place, extensions };
    }
    if (error instanceof GraphQLError && PUBLIC_CODES.has(code)) {
      const message = STACK_IS_FULL.test(formatted.message) ? TOO_DEEP : formatted.message;
      return { message, ...place, extensions: { code } };
    }
    log('Unexpected error', error);
    return {
      message: INTERNAL,
      ...place,
      extensions: { code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR },
    };
  };
};
