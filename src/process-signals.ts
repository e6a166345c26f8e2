/** What is done when the process is told something. */
export interface SignalHandlers {
  /** Finishes, and resolves when all is done. */
  readonly stop: () => Promise<unknown>;
  readonly reload: () => void;
}

/** After which the process ends when it is told to, whatever is left, in milliseconds. */
const MOST_STOPPING_MS = 9000;

/** Exit code of a process that was ended by a signal: 128 and the signal's number. */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** Stops at the first SIGTERM or SIGINT, ends at once at the second, and loads anew at SIGHUP. */
export const onProcessSignals = ({ stop, reload }: SignalHandlers): void => {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(CODES[signal]);
      isStopping = true;
      endAfter(stop);
    });
  }
  process.on('SIGHUP', () => {
    if (!isStopping) reload();
  });
};

/** Ends the process when something is done, or has taken too long. */
export const endAfter = (stop: () => Promise<unknown>): void => {
  const end = (): void => process.exit(process.exitCode ?? 0);
  setTimeout(end, MOST_STOPPING_MS).unref();
  stop().then(end, end);
};
