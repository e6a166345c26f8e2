import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { count } from '../../src/sources/catalog/load/load-words.ts';
import { TransientError } from '../../src/sources/guard/transient-error.ts';
import type { LabelBucket } from './label-bucket.ts';
import { PullError } from './pull-error.ts';
import { type Progress, type Pulled, pullFile } from './pull-file.ts';

/** Attempts at one file. */
const ATTEMPTS = 5;
/** Before the second attempt, in milliseconds; twice as long before each further one. */
const FIRST_PAUSE_MS = 1000;
/** Who asks for a longer pause than this, in milliseconds, is not waited for. */
const LONGEST_PAUSE_MS = 120_000;
/** Between two lines about one file, in milliseconds. */
const SAY_EVERY_MS = 2000;

export interface PullingLabels {
  readonly bucket: LabelBucket;
  readonly folder: string;
  /** Told what happens, a line at a time. */
  readonly say: (line: string) => void;
  /** Waits, in milliseconds. */
  readonly pause?: (ms: number) => Promise<unknown>;
  /** A clock, in milliseconds. */
  readonly now?: () => number;
}

/** Downloads files one after another. PullError at the first that cannot be had. */
export const pullLabels = async (
  names: readonly string[],
  pulling: PullingLabels,
): Promise<void> => {
  for (const name of names) {
    const pulled = await persistently(name, pulling);
    const { size } = await stat(join(pulling.folder, name));
    const state = pulled === 'there' ? 'there already' : 'whole and verified';
    pulling.say(`${name}: ${count(size)} bytes, ${state}`);
  }
};

const persistently = async (name: string, pulling: PullingLabels, attempt = 1): Promise<Pulled> => {
  const { bucket, folder, say, pause = setTimeout } = pulling;
  try {
    return await pullFile(name, { bucket, folder, onProgress: sparingly(pulling) });
  } catch (error) {
    if (!(error instanceof TransientError)) throw error;
    const pauseMs = Math.max(error.retryAfterMs ?? 0, FIRST_PAUSE_MS * 2 ** (attempt - 1));
    if (attempt === ATTEMPTS || pauseMs > LONGEST_PAUSE_MS) {
      throw new PullError(`${error.message}\n${givenUp(attempt, pauseMs)}`, { cause: error });
    }
    say(`${error.message} Again in ${pauseMs / 1000} s.`);
    await pause(pauseMs);
  }
  return persistently(name, pulling, attempt + 1);
};

const givenUp = (attempt: number, pauseMs: number): string =>
  attempt === ATTEMPTS
    ? `Given up after ${attempt} attempts. What came is kept: run this again to go on.`
    : `It asks to be left alone for ${pauseMs / 1000} s. Run this again then.`;

/** Says now and then how far a file is. */
const sparingly = ({ say, now = () => performance.now() }: PullingLabels) => {
  let saidAt = now();
  return ({ name, bytes, total }: Progress): void => {
    if (now() - saidAt < SAY_EVERY_MS) return;
    saidAt = now();
    say(`${name}: ${count(bytes)} ${total === null ? '' : `of ${count(total)} `}bytes`);
  };
};
