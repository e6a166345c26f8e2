import { readFile, stat } from 'node:fs/promises';
import { messageOf } from '../../decode.ts';
import type { ErrorLog } from '../../graphql/format-error.ts';
import { OperatorError } from '../../operator-error.ts';

/** A file whose content is kept until the file changes. */
export interface KeptFile<T> {
  /** What it said when it was last looked at, a second ago at most while it is asked for. */
  readonly value: () => T | Promise<T>;
  /** What it says now. */
  readonly latest: () => Promise<T>;
}

/** How a file is read. */
export interface FileReading<T> {
  /** The setting that names it, by which operators are told of it. */
  readonly setting: string;
  readonly path: string;
  /** Errors: what it throws says what is wrong with the content, and shows none of it. */
  readonly read: (content: string) => T;
  readonly logError: ErrorLog;
}

/** A file that who set up the gateway has to mend. It shows nothing of what is in it. */
export class KeptFileError extends OperatorError {}

/** How long a file is taken to be what it was, in milliseconds. */
const LOOK_EVERY_MS = 1000;

/**
 * Reads a file now, and again when it has changed. One that has become unreadable goes on saying what
 * it said, and the log tells: who replaces a file may do so in two steps.
 *
 * Rejects with KeptFileError where it cannot be read the first time.
 */
export const keepFile = async <T>(reading: FileReading<T>): Promise<KeptFile<T>> => {
  const { setting, path, read, logError } = reading;
  const told = (error: unknown): KeptFileError =>
    new KeptFileError(`${setting}: ${messageOf(error)}`, { cause: error });
  const contentOf = async () => ({ said: read(await readFile(path, 'utf8')) });
  let mark = await markOf(path).catch((error: unknown) => Promise.reject(told(error)));
  let content = await contentOf().catch((error: unknown) => Promise.reject(told(error)));
  let lookedAtMs = Date.now();
  let looking: Promise<T> | null = null;

  const look = async (): Promise<T> => {
    try {
      const now = await markOf(path);
      if (now !== mark) {
        // What is wrong with it is logged once, not at every look.
        mark = now;
        content = await contentOf();
      }
    } catch (error) {
      logError('A file cannot be read again; what it said before goes on to hold', told(error));
    }
    lookedAtMs = Date.now();
    return content.said;
  };
  const latest = (): Promise<T> => {
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  };
  return {
    value: () => (Date.now() - lookedAtMs < LOOK_EVERY_MS ? content.said : latest()),
    latest,
  };
};

/** Changes whenever the file does, also where it is replaced by another of the same age. */
const markOf = async (path: string): Promise<string> => {
  const { mtimeMs, size, ino } = await stat(path);
  return `${mtimeMs} ${size} ${ino}`;
};
