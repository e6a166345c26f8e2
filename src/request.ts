import { AsyncLocalStorage } from 'node:async_hooks';
import type { PlanRecorder } from './query-plan.ts';
import { createSpending, type Spending } from './spending.ts';
import type { Role } from './terms/role.ts';

// What holds for a whole request, and matters to sources far below its resolvers: who pays, until
// when, and what is shown. It follows the request through every promise, so that no port has to carry it.

/** Who asks, what for, and until when. */
export interface RequestFacts {
  /** Who is charged: the same for all requests of one caller, and nothing that tells who it is. */
  readonly caller: string;
  readonly role: Role;
  /** Ends when the caller has gone. */
  readonly signal: AbortSignal;
  /** The name of the operation; null where it has none, or before it is known. */
  readonly operationName: () => string | null;
  /** Fields of the whole document, such as "Image.sex"; null where that is not known. */
  readonly shown: () => ReadonlySet<string> | null;
  /** What the request's statements cost. */
  readonly spending: Spending;
  /** Where this is not null, statements are planned and not run. */
  readonly plan: PlanRecorder | null;
}

/** A request, of nobody in particular and that nobody waits for, but for what is known of it. */
export const ownRequest = (known: Partial<RequestFacts> = {}): RequestFacts => ({
  caller: 'gateway',
  role: 'anonymous',
  signal: new AbortController().signal,
  operationName: () => null,
  shown: () => null,
  spending: createSpending(),
  plan: null,
  ...known,
});

const requests = new AsyncLocalStorage<RequestFacts>();

/** The request in which this runs; null outside of any. */
export const currentRequest = (): RequestFacts | null => requests.getStore() ?? null;

/** Runs something in a request. */
export const inRequest = <T>(facts: RequestFacts, run: () => T): T => requests.run(facts, run);
