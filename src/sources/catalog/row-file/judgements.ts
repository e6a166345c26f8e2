import { numberOf, type Row, textOrNull } from '../../../decode.ts';
import type { Assessment } from '../../../label/assessment.ts';

/** What rows of label files say, but for which row says it of which image: many say the same. */
export type Judgement = Pick<
  Assessment,
  'fileNumber' | 'readerId' | 'readNumber' | 'assessed' | 'present' | 'uncertain' | 'rawCell'
>;

/** Numbers judgements in the order in which they first occur. */
export const createJudgements = () => {
  const positions = new Map<string, number>();
  const judgements: Judgement[] = [];
  return {
    positionOf: (judgement: Judgement): number => {
      const { fileNumber, readNumber, assessed, present, uncertain } = judgement;
      const numbers = `${fileNumber} ${readNumber} ${assessed} ${present} ${uncertain}`;
      const key = `${numbers} ${judgement.readerId} ${judgement.rawCell}`;
      const known = positions.get(key);
      if (known !== undefined) return known;
      positions.set(key, judgements.length);
      return judgements.push(judgement) - 1;
    },
    all: (): readonly Judgement[] => judgements,
  };
};

/** Judgements as they were written. TypeError where they are something else. */
export const readJudgements = (bytes: Buffer): readonly Judgement[] => {
  const rows: unknown = JSON.parse(bytes.toString());
  if (!Array.isArray(rows)) throw new TypeError('Judgements: wanted a list.');
  return rows.map((row: Row) => ({
    fileNumber: numberOf(row, 'fileNumber'),
    readNumber: numberOf(row, 'readNumber'),
    assessed: numberOf(row, 'assessed'),
    present: numberOf(row, 'present'),
    uncertain: numberOf(row, 'uncertain'),
    readerId: textOrNull(row, 'readerId'),
    rawCell: textOrNull(row, 'rawCell'),
  }));
};
