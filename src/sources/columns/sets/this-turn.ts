import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterTurn } from '../../../after-turn.ts';

/**
 * Rows that may be looked at for one question, while everybody else waits: some milliseconds. What takes
 * more is asked of an engine.
 */
const MOST_ROWS = 8_000_000;

/** After so many rows in one turn of the event loop, by all questions together, others come first. */
const ENOUGH_ROWS = MOST_ROWS / 2;

let looked = 0;

const begin = (): void => {
  looked = 0;
};

/** Whether so many rows may be looked at; where they may, they are counted. */
export const mayLookAt = (rows: number): boolean => {
  if (rows > MOST_ROWS) return false;
  if (rows > 0 && looked === 0) afterTurn(begin);
  looked += rows;
  return true;
};

/** Whether so much was looked at in this turn that a further question has to wait. */
export const isSpent = (): boolean => looked > ENOUGH_ROWS;

/** Waits for a turn in which a question may be answered. */
export const freeTurn = async (): Promise<void> => {
  // oxlint-disable-next-line no-await-in-loop -- each turn answers those that have waited longest
  while (isSpent()) await nextTurn();
};
