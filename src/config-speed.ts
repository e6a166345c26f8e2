import type { Settings } from './settings.ts';

/** What makes answers fast, and no answer another one. */
export interface SpeedConfig {
  /** Whether answers may take the short way; the long one gives the same, later. */
  readonly isFast: boolean;
  /** Memory for the catalog's rows as columns, in bytes; what does not fit is asked of the engine. */
  readonly columnBytes: number;
  /** Memory for whole answers, in bytes; 0 keeps none. */
  readonly answerBytes: number;
}

const MEBIBYTE = 1_048_576;

/** Reads what makes answers fast. */
export const readSpeed = ({ choice, integer }: Settings): SpeedConfig => ({
  isFast: choice('FAST_PATH', ['on', 'off']) === 'on',
  columnBytes: integer('COLUMNS_MB', 64, [0, 65_536]) * MEBIBYTE,
  answerBytes: integer('ANSWER_CACHE_MB', 16, [0, 65_536]) * MEBIBYTE,
});
