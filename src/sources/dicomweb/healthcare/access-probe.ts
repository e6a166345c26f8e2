import { SourceError } from '../../../errors.ts';

/** Tells an object that is missing from a store that is closed: Google answers 403 to both. */
export interface AccessProbe {
  /** The store has just answered: what it refuses from now on, it does not hold. */
  granted(): void;
  /** Resolves where the store lets the gateway in. Errors: those of the search, once for all who ask. */
  insist(): Promise<void>;
}

/** Access is taken away so rarely that objects may be missed for minutes, in milliseconds. */
const GRANT_HOLDS_MS = 5 * 60_000;
/** An operator who has just granted access wants to see it soon, in milliseconds. */
const REFUSAL_HOLDS_MS = 30_000;

/**
 * Remembers whether a store lets the gateway in, and searches it at most once at a time.
 *
 * search: asks the store for anything; rejects with SourceError NO_ACCESS where it is closed, which
 * is remembered, and with any other error, which is not. now: the time in milliseconds.
 */
export const accessProbe = (search: () => Promise<unknown>, now: () => number): AccessProbe => {
  let grantedUntil = Number.NEGATIVE_INFINITY;
  let refusal: { readonly error: SourceError; readonly until: number } | null = null;
  let searching: Promise<void> | null = null;

  const granted = (): void => {
    grantedUntil = now() + GRANT_HOLDS_MS;
    refusal = null;
  };
  const probe = async (): Promise<void> => {
    try {
      await search();
      granted();
    } catch (error) {
      if (error instanceof SourceError && error.problem === 'NO_ACCESS') {
        refusal = { error, until: now() + REFUSAL_HOLDS_MS };
      }
      throw error;
    } finally {
      searching = null;
    }
  };
  return {
    granted,
    insist: async () => {
      if (now() < grantedUntil) return;
      if (refusal !== null && now() < refusal.until) throw refusal.error;
      searching ??= probe();
      await searching;
    },
  };
};
