import { isUtf8 } from 'node:buffer';
import type { ScoresFormat } from '../../evaluation/evaluation.source.ts';
import { createByteLines, LONGEST_LINE } from './byte-lines.ts';
import { csvScores } from './csv-scores.ts';
import { jsonlScores } from './jsonl-scores.ts';
import type { ScoreTaker } from './score-taker.ts';

const FORMATS = { CSV: csvScores, JSONL: jsonlScores } as const;

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');
const NUL = 0;

/** Reads a body as it comes. */
export interface ScoreBody {
  push(bytes: Uint8Array): void;
  end(): void;
  /** Whether what follows cannot be made out. */
  readonly isLost: boolean;
}

/** A body of lines in UTF-8, with or without a byte order mark. */
export const readScores = (format: ScoresFormat, taker: ScoreTaker): ScoreBody => {
  const { problems, sheet } = taker;
  const takeLine = FORMATS[format](taker);
  let isLost = false;
  const lines = createByteLines((line, bytes) => {
    if (isLost) return;
    if (bytes === null) {
      problems.add(line, `a line has ${LONGEST_LINE} bytes at most`);
    } else if (line === 1 && bytes.includes(NUL)) {
      problems.add(line, 'the body is UTF-8 text, found another encoding, such as UTF-16');
      isLost = true;
    } else if (isUtf8(bytes)) {
      isLost = !takeLine(line, line === 1 ? withoutMark(bytes) : bytes);
    } else problems.add(line, 'the body is UTF-8 text, found other bytes');
  });
  return {
    push: (bytes) => {
      if (!isLost) lines.push(bytes);
    },
    end: () => {
      lines.end();
      if (sheet.count === 0 && problems.found.count === 0) problems.add(1, 'there are no scores');
    },
    get isLost() {
      return isLost;
    },
  };
};

const withoutMark = (bytes: Buffer): Buffer =>
  bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)
    ? bytes.subarray(BYTE_ORDER_MARK.length)
    : bytes;
