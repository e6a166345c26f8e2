import { currentRequest, type RequestFacts } from '../../src/request.ts';

/** One time that work was begun. */
interface Begun<V> {
  /** The request that it runs in. */
  readonly request: RequestFacts | null;
  finish(value: V): void;
  fail(error: Error): void;
}

/** Work that ends when a test says so. */
export const workByHand = <V>() => {
  const begun: Begun<V>[] = [];
  return {
    begun,
    work: (): Promise<V> => {
      const { promise, resolve, reject } = Promise.withResolvers<V>();
      begun.push({ request: currentRequest(), finish: resolve, fail: reject });
      return promise;
    },
  };
};
