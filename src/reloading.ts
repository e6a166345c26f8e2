import { tell } from './signals.ts';

/** How loading anew ended the last time; null: it went well, or there was none. */
export interface FailedReload {
  /** When, as ISO 8601. */
  readonly at: string;
}

/** Loads what is served anew. */
export interface Reloading {
  /**
   * Loads beside what is served, and swaps; where that fails, what is served stays. Never rejects.
   * Who asks while it loads is given one more load after that: files may have changed meanwhile.
   */
  reload(): Promise<void>;
  /** Takes down how loading ended that another process has begun, after so many seconds. */
  note(isGood: boolean, seconds: number): void;
  failed(): FailedReload | null;
}

export interface ReloadParts {
  /** Loads and swaps. Rejects where what is there cannot be served. */
  readonly load: () => Promise<unknown>;
  readonly logError: (message: string, error: unknown) => void;
}

/** Nothing is loaded before it is asked for. */
export const createReloading = ({ load, logError }: ReloadParts): Reloading => {
  let failure: FailedReload | null = null;
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const note: Reloading['note'] = (isGood, seconds) => {
    failure = isGood ? null : { at: new Date().toISOString() };
    tell('reload', { outcome: isGood ? 'swapped' : 'failed', seconds });
  };
  const once = async (): Promise<void> => {
    const begun = performance.now();
    const seconds = (): number => (performance.now() - begun) / 1000;
    try {
      await load();
      note(true, seconds());
    } catch (error) {
      note(false, seconds());
      logError('The data cannot be loaded anew; what was loaded before is served on', error);
    }
  };
  const begin = (): Promise<void> => {
    running = once().finally(() => {
      running = null;
    });
    return running;
  };
  return {
    note,
    failed: () => failure,
    reload: () => {
      if (running === null) return begin();
      next ??= running.then(() => {
        next = null;
        return begin();
      });
      return next;
    },
  };
};
