import type { ExecutionResult } from 'graphql';
import type { RequestFacts } from '../request.ts';
import type { Admission } from './limits/admission.ts';

/**
 * An operation that the short way has begun, and the long way finishes: it was admitted, or refused,
 * and may have run. Nothing of that is done again, or it would be charged, counted and asked twice.
 */
export interface Begun {
  /** What it was admitted with. Rejects with what it was refused for. */
  readonly admission: Promise<Admission | null>;
  /** What it gives; null where it has not run. */
  readonly result: Promise<ExecutionResult> | null;
}

const begun = new WeakMap<RequestFacts, Begun>();

/** Has the long way go on from there. */
export const leaveBegun = (request: RequestFacts, one: Begun): void => {
  // Where the caller has gone meanwhile, nobody hears of it.
  one.admission.catch(() => {});
  one.result?.catch(() => {});
  begun.set(request, one);
};

/** What was begun of a request's operation; null where nothing was. */
export const begunOf = (request: RequestFacts): Begun | null => begun.get(request) ?? null;
