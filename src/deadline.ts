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

/** The time that one piece of work may take. */
export interface Deadline {
  /** Ends with the caller, or when the time is up, for as long as the work is waited for. */
  readonly signal: AbortSignal;
  /**
   * Waits for work that has begun, until the time is up, or the caller goes; then it is not waited for
   * any longer.
   *
   * Errors: RequestTimeoutError; endOf the caller's signal; those of the work.
   */
  wait<T>(work: Promise<T>): Promise<T>;
}

/**
 * A deadline whose clock begins when its work is waited for, and which listens for the caller's going
 * from when its signal is asked for: what is done at once, and asks nobody, costs neither.
 *
 * limitMs: 0 is no limit.
 */
export const createDeadline = (limitMs: number, gone: AbortSignal): Deadline => {
  const controller = new AbortController();
  let tell = (_error: GatewayError): void => {};
  const end = (error: GatewayError): void => {
    controller.abort(error);
    tell(error);
  };
  const leave = (): void => end(endOf(gone));
  let isFollowing = false;
  const follow = (): void => {
    if (isFollowing) return;
    isFollowing = true;
    if (gone.aborted) leave();
    else gone.addEventListener('abort', leave, { once: true });
  };
  return {
    get signal() {
      follow();
      return controller.signal;
    },
    wait: async (work) => {
      const ended = Promise.withResolvers<never>();
      tell = ended.reject;
      if (controller.signal.aborted) ended.reject(controller.signal.reason);
      follow();
      const timer =
        limitMs === 0 ? null : setTimeout(() => end(new RequestTimeoutError(limitMs)), limitMs);
      try {
        return await Promise.race([work, ended.promise]);
      } finally {
        gone.removeEventListener('abort', leave);
        if (timer !== null) clearTimeout(timer);
      }
    },
  };
};

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
  const deadline = createDeadline(limitMs, gone);
  return deadline.wait(run(deadline.signal));
};
