import { AsyncLocalStorage } from 'node:async_hooks';
import type { Identity } from './identity.ts';
import type { PlanRecorder } from './query-plan.ts';
import { createSpending, type Spending } from './spending.ts';
import { newTrail, type Trail } from './trail.ts';

// What holds for a whole request, and matters to sources far below its resolvers: who pays, until
// when, and what is shown. It follows the request through every promise, so that no port has to carry it.

/** Who asks and is charged, what for, and until when. */
export interface RequestFacts extends Identity {
  /** The same for all requests of one connection; null: not over HTTP. */
  readonly connection: object | null;
  /** Ends when the caller has gone. */
  readonly signal: AbortSignal;
  /** The name of the operation; null where it has none, or before it is known. */
  readonly operationName: () => string | null;
  /** Fields of the whole document, such as "Image.sex"; null where that is not known. */
  readonly shown: () => ReadonlySet<string> | null;
  /** What is at a place of the answer, in points that limits count; null where that is not known. */
  readonly pointsAt: (path: readonly string[]) => number | null;
  /** What the request's statements cost. */
  readonly spending: Spending;
  /** Where this is not null, statements are planned and not run. */
  readonly plan: PlanRecorder | null;
  /** What it did so far. */
  readonly trail: Trail;
}

/** A request, of nobody in particular and that nobody waits for, but for what is known of it. */
export const ownRequest = (known: Partial<RequestFacts> = {}): RequestFacts => ({
  caller: 'gateway',
  role: 'anonymous',
  proof: 'none',
  connection: null,
  signal: new AbortController().signal,
  operationName: () => null,
  shown: () => null,
  pointsAt: () => null,
  spending: createSpending(),
  plan: null,
  trail: newTrail(),
  ...known,
});

const requests = new AsyncLocalStorage<RequestFacts>();

/** The request in which this runs; null outside of any. */
export const currentRequest = (): RequestFacts | null => requests.getStore() ?? null;

/** Runs something in a request. */
export const inRequest = <T>(facts: RequestFacts, run: () => T): T => requests.run(facts, run);

/** Takes down that what is answered here rests on something that passes: no answer with it is kept. */
export const notePassing = (): void => {
  const request = requests.getStore();
  if (request !== undefined) request.trail.isLasting = false;
};
