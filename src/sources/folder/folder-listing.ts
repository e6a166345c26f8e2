import { opendir, stat } from 'node:fs/promises';

/** What lies right in a folder. */
export interface Listing {
  /** Null where there is more than is worth reading, or nothing can be read. */
  readonly names: ReadonlySet<string> | null;
  /** Why it cannot be opened; null where it can. */
  readonly failure: Error | null;
}

/** Names that are read of a folder: several times those of the layouts. */
const LISTED = 64;

/** Clocks of files have steps: what changed so shortly before it was listed may have changed since. */
const STEP_MS = 2000;

/** Lists a folder. */
export const list = async (folder: string): Promise<Listing> => {
  try {
    const names = new Set<string>();
    const opened = await opendir(folder, { bufferSize: LISTED });
    for await (const { name } of opened) {
      names.add(name);
      if (names.size === LISTED) return { names: null, failure: null };
    }
    return { names, failure: null };
  } catch (error) {
    return { names: null, failure: error instanceof Error ? error : new Error(String(error)) };
  }
};

/**
 * Lists a folder, and again where it has changed: for each picture that is drawn from its object, a
 * dozen places would be looked into which are not there.
 */
export const keptListing = (folder: string): (() => Promise<Listing>) => {
  let kept: { readonly listing: Listing; readonly changedMs: number } | null = null;
  return async () => {
    const changedMs = await stat(folder).then(
      ({ mtimeMs }) => mtimeMs,
      () => Number.NaN,
    );
    if (kept?.changedMs === changedMs) return kept.listing;
    const isSettled = Date.now() - changedMs > STEP_MS;
    const listing = await list(folder);
    kept = isSettled ? { listing, changedMs } : null;
    return listing;
  };
};

/** Whether something of that name may lie right in a folder. */
export const mayHold = ({ names }: Listing, name: string): boolean => names?.has(name) ?? true;
