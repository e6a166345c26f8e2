import type { SourceName } from './terms/source-name.ts';

/** What a caller may be told: a code for programs, a message for people; the cause is for the log. */
export abstract class GatewayError extends Error {
  abstract readonly code: string;
}

/** The caller asked for something that cannot be; the message says what was wanted and found. */
export class UserInputError extends GatewayError {
  readonly code = 'BAD_USER_INPUT';
}

/** A source did not answer. Callers see the code, the message and the source, nothing else. */
export class SourceError extends GatewayError {
  readonly code = 'SOURCE_UNAVAILABLE';

  constructor(
    readonly source: SourceName,
    readonly attempted: string,
    cause: unknown,
  ) {
    super('A data source did not answer. Try again later.', { cause });
  }
}
