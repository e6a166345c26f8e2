/**
 * The codes of all errors that callers get: a closed list, on which programs may rest.
 * docs/operations/errors.md says of each what it comes from and what to do.
 */
export const ERROR_CODES = [
  // Apollo Server's own.
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'INTERNAL_SERVER_ERROR',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  // The gateway's.
  'BYTES_LIMIT_EXCEEDED',
  'FORBIDDEN',
  'PERSISTED_DOCUMENT_REQUIRED',
  'QUERY_TOO_EXPENSIVE',
  'RATE_LIMITED',
  'SOURCE_TIMEOUT',
  'SOURCE_UNAVAILABLE',
  'UNAUTHENTICATED',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What a program is told of an error: its code, and what else it may want. */
export interface ErrorExtensions {
  readonly code: ErrorCode;
  readonly [more: string]: unknown;
}
