import { RequestTimeoutError } from './deadline.ts';
import { GatewayError } from './errors.ts';

/** When it is worth asking again where the gateway has too much to do, in seconds. */
export const BUSY_RETRY_SECONDS = 1;

/** The gateway has too much to do; nothing has run, or what has run is not sent. */
export class BusyError extends GatewayError {
  readonly code = 'SOURCE_UNAVAILABLE';
  readonly retryAfterSeconds = BUSY_RETRY_SECONDS;

  /** why: which limit, its value, and what was found. */
  constructor(why: string) {
    super(`The gateway is busy: ${why}. Try again in ${BUSY_RETRY_SECONDS} second.`);
  }
}

/** An answer is larger than one may be. */
export class AnswerTooLargeError extends GatewayError {
  readonly code = 'QUERY_TOO_EXPENSIVE';

  constructor(
    readonly limitBytes: number,
    readonly actualBytes: number,
  ) {
    super(
      `The answer has ${actualBytes} bytes, and may have ${limitBytes}. Ask for smaller pages, or fewer fields; exports have no such limit.`,
    );
  }
}

/** The file of a cohort is larger than all files of exports together may be. */
export class ExportTooLargeError extends GatewayError {
  readonly code = 'QUERY_TOO_EXPENSIVE';

  /** actualBytes: of as much of it as was written. */
  constructor(
    readonly limitBytes: number,
    readonly actualBytes: number,
  ) {
    super(
      `The file has at least ${actualBytes} bytes, and files of exports may take ${limitBytes} here. Ask for fewer images or label sets, or for Parquet, which takes least.`,
    );
  }
}

/** What a program may know of an error about how much the gateway has to do, beside its code. */
export const loadPart = (error: GatewayError): object => {
  if (error instanceof BusyError) return { retryAfterSeconds: error.retryAfterSeconds };
  if (error instanceof RequestTimeoutError) return { limitMs: error.limitMs };
  const isTooLarge = error instanceof AnswerTooLargeError || error instanceof ExportTooLargeError;
  if (!isTooLarge) return {};
  return { limitBytes: String(error.limitBytes), actualBytes: String(error.actualBytes) };
};
