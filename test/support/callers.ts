import { inRequest, ownRequest, type RequestFacts } from '../../src/request.ts';

/** A caller of a test, who may go away. */
export interface TestCaller {
  readonly facts: RequestFacts;
  /** Runs something in a request of theirs. */
  ask<T>(run: () => Promise<T>): Promise<T>;
  leave(): void;
}

/** A caller with one request, of which something may be known. */
export const aCaller = (known: Partial<RequestFacts> = {}): TestCaller => {
  const controller = new AbortController();
  const facts = ownRequest({ signal: controller.signal, ...known });
  return {
    facts,
    ask: (run) => inRequest(facts, run),
    leave: () => controller.abort(),
  };
};
