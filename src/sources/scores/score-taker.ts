import type { ProblemList } from '../../evaluation/problem-list.ts';
import type { ScoreSheet } from '../../evaluation/score-sheet.ts';

/** Who takes what lines say. */
export interface ScoreTaker {
  readonly sheet: ScoreSheet;
  readonly problems: ProblemList;
  /** Which finding a text names; -1: none. */
  readonly findingPlace: (text: string) => number;
}

/** Takes a line of a body. False: it cannot be made out, nor can any that follows. */
export type TakeScoreLine = (line: number, bytes: Buffer) => boolean;

/** Whether there is nothing in a line. */
export const isBlank = (bytes: Buffer): boolean => bytes.every((byte) => byte === 32 || byte === 9);
