import { endOf } from './deadline.ts';
import { BytesLimitError, CallerLeftError } from './errors.ts';
import { currentRequest, inRequest } from './request.ts';

// What several requests want at the same time is done once. Whoever wanted it first may go away while
// others wait, so the work ends early only when all of them have gone.

/** Work under way, for which more than one request may wait. */
export interface SharedRun<V> {
  /**
   * What the work gives, or fails with.
   *
   * Errors: CallerLeftError as soon as the caller of the present request goes, or what else ends it.
   */
  wait(): Promise<V>;
}

/**
 * Begins work in the present request, which pays for it; there its signal is one that ends when all
 * who wait have gone.
 *
 * over: called once, when nobody may join any more: the work is done, or was given up.
 */
export const startShared = <V>(work: () => Promise<V>, over: () => void): SharedRun<V> => {
  const controller = new AbortController();
  const request = currentRequest();
  let isOver = false;
  const end = (): void => {
    if (!isOver) over();
    isOver = true;
  };
  const begin = async (): Promise<V> => work();
  const result = (
    request === null ? begin() : inRequest({ ...request, signal: controller.signal }, begin)
  ).finally(end);
  // Nobody hears of a failure after all have gone.
  result.catch(() => {});
  let waiting = 0;
  const leave = (): void => {
    waiting -= 1;
    if (waiting > 0) return;
    end();
    controller.abort(new CallerLeftError());
  };
  return {
    wait: () => {
      waiting += 1;
      return untilGone(result, leave);
    },
  };
};

/** A promise's value, unless the caller of the present request goes first. */
const untilGone = <V>(result: Promise<V>, leave: () => void): Promise<V> => {
  const signal = currentRequest()?.signal;
  if (signal === undefined) return result;
  return new Promise<V>((resolve, reject) => {
    const gone = (): void => {
      reject(endOf(signal));
      leave();
    };
    if (signal.aborted) return gone();
    signal.addEventListener('abort', gone, { once: true });
    const stay = (): void => signal.removeEventListener('abort', gone);
    result.finally(stay).then(resolve, reject);
  });
};

/**
 * Does a thing once for all who want it at the same time; the key says what it is.
 *
 * A limit is its caller's own: who waited for work that was refused to another asks for itself. A
 * plan is not shared, for nothing is done.
 */
export const shareWork = <K, V>(): ((key: K, work: () => Promise<V>) => Promise<V>) => {
  const underWay = new Map<K, SharedRun<V>>();
  const share = async (key: K, work: () => Promise<V>): Promise<V> => {
    const request = currentRequest();
    if (request?.signal.aborted === true) throw endOf(request.signal);
    if ((request?.plan ?? null) !== null) return work();
    const joined = underWay.get(key);
    if (joined === undefined) {
      const run = startShared(work, () => underWay.delete(key));
      underWay.set(key, run);
      return run.wait();
    }
    try {
      return await joined.wait();
    } catch (error) {
      if (error instanceof BytesLimitError) return share(key, work);
      throw error;
    }
  };
  return share;
};
