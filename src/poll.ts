import { setTimeout as wait } from 'node:timers/promises';

/** What is looked at, and what is done about it. */
export interface Polled {
  /** Null where it cannot be told. */
  readonly mark: () => Promise<string | null>;
  readonly changed: () => Promise<void>;
  readonly everyMs: number;
}

/**
 * Looks at something again and again, and tells when it is another than the last time. It keeps no
 * process alive. Gives what ends it.
 *
 * first: what it was before it was used, as it may have changed since.
 */
export const poll = (first: string | null, { mark, changed, everyMs }: Polled): (() => void) => {
  const ending = new AbortController();
  const { signal } = ending;
  const look = async (last: string | null): Promise<string | null> => {
    await wait(everyMs, undefined, { signal, ref: false });
    const now = await mark();
    if (!signal.aborted && last !== null && now !== null && now !== last) await changed();
    return now ?? last;
  };
  const lookOn = async (): Promise<void> => {
    let last = first;
    // oxlint-disable-next-line no-await-in-loop -- one look after the other, for ever
    for (;;) last = await look(last);
  };
  // It ends by its signal alone.
  lookOn().catch(() => {});
  return () => ending.abort();
};
