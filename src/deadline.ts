import { CallerLeftError, GatewayError } from './errors.ts';

// A request is over when it is answered, when its caller goes, or when its time is up. Whatever is
// still under way for it then ends, or is no longer waited for.

/** A request took longer than it may. */
export class RequestTimeoutError extends GatewayError {
  readonly code = 'SOURCE_TIMEOUT';

  constructor(readonly limitMs: number) {
    super(
      `The request took longer than ${limitMs} ms, which is as long as one may take. Ask for less, or try again later.`,
    );
  }
}

/** Why a request is over whose signal has ended. */
export const endOf = (signal: AbortSignal | undefined): GatewayError =>
  signal?.reason instanceof GatewayError ? signal.reason : new CallerLeftError();

/**
 * Does something with a signal that ends with another one, or when the time is up, whichever comes
 * first; then it is not waited for any longer.
 *
 * limitMs: 0 is no limit. Errors: RequestTimeoutError; endOf the other signal; those of run.
 */
export const withDeadline = async <T>(
  limitMs: number,
  gone: AbortSignal,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  if (gone.aborted) throw endOf(gone);
  const controller = new AbortController();
  const ended = Promise.withResolvers<never>();
  const end = (error: GatewayError): void => {
    controller.abort(error);
    ended.reject(error);
  };
  const leave = (): void => end(endOf(gone));
  const timer =
    limitMs === 0 ? null : setTimeout(() => end(new RequestTimeoutError(limitMs)), limitMs);
  gone.addEventListener('abort', leave, { once: true });
  try {
    return await Promise.race([run(controller.signal), ended.promise]);
  } finally {
    gone.removeEventListener('abort', leave);
    if (timer !== null) clearTimeout(timer);
  }
};
