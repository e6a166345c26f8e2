import { compose, type OpenSources, type Watchers } from './compose.ts';
import { composeLasting } from './compose-lasting.ts';
import { type ContentWatch, watchContent } from './compose-watch.ts';
import type { Config } from './config.ts';
import type { Sources } from './context.ts';
import { createReloading, type FailedReload } from './reloading.ts';
import { createServed } from './served.ts';

/** Data that is loaded, and not served yet. */
export interface Loaded {
  readonly sources: Sources;
  /** Serves it from here on, in place of what was served; closes it where all is closed by now. */
  serve(): Promise<void>;
  /** Closes it; nobody has seen it. Never rejects. */
  drop(): Promise<void>;
}

/** What answers requests: data that is loaded, and loaded anew while they go on. */
export interface Serving {
  /** Null until the data is loaded. */
  sources(): Sources | null;
  /** A request begins: what this gives is called when it has ended, once. */
  beginRequest(): () => void;
  /**
   * Loads the data beside what is served. LoadError says what is wrong with it.
   *
   * loadedAt: ISO 8601, where all who answer together say the same; left out: now.
   */
  prepare(loadedAt?: string): Promise<Loaded>;
  /** Loads the data anew, beside what is served, and swaps; where that fails, it says so. Never rejects. */
  reload(): Promise<void>;
  /** Takes down how loading ended that another process has begun. */
  noteReload(isGood: boolean, seconds: number): void;
  /** Null where it was loaded when that was last tried. */
  failedReload(): FailedReload | null;
  watch(): ContentWatch;
  /** Settles when nothing of what is served is read in the background any more. Never rejects. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Nothing is opened before it is loaded. */
export const createServing = (config: Config, watchers: Watchers): Serving => {
  const { logError } = watchers;
  const lasting = composeLasting(config, logError);
  const notClosed = (error: unknown): void => logError('Sources were not closed', error);
  const served = createServed<OpenSources>(notClosed);
  const prepare = async (loadedAt = new Date().toISOString()): Promise<Loaded> => {
    // There are two of them for a moment; three would be too much to hold.
    await served.after();
    const opened = await compose(config, watchers, { lasting, loadedAt });
    const drop = (): Promise<void> => opened.close().catch(notClosed);
    return { sources: opened.sources, serve: () => served.swap(opened), drop };
  };
  const reloading = createReloading({
    load: async () => {
      const loaded = await prepare();
      await loaded.serve();
    },
    logError,
  });
  return {
    sources: () => served.now()?.sources ?? null,
    beginRequest: served.begin,
    prepare,
    reload: reloading.reload,
    noteReload: reloading.note,
    failedReload: reloading.failed,
    watch: () => watchContent(config, lasting),
    settled: async () => served.now()?.settled,
    close: async () => {
      await served.close();
      await lasting.close();
    },
  };
};
