import { type Columns, numbersOf, textsOrNull } from '../../decode.ts';
import { fileOf } from '../../label/assessment.ts';
import { coding } from './codes.ts';
import type { AssessmentColumns, ImageColumns, Judgement } from './columns.ts';
import { putNumbers } from './put-columns.ts';

/** What the columns of a row of a label file take, in bytes, while few judgements are told apart. */
const ASSESSMENT_BYTES = 4 + 2;
/** The same for an image, which has a place among them. */
const FIRST_ROW_BYTES = 4;
/** About what a judgement takes, with its name. */
const JUDGEMENT_BYTES = 250;

/** Columns that are filled a slice of images after the other. */
export interface FillingAssessments {
  /**
   * All rows of the next images, by image, file and row, with the columns of the table.
   *
   * end: the place behind the last of those images. RangeError where a row does not fit.
   */
  add(rows: Columns, end: number): void;
  /** Memory that all of it takes, with the judgements that are known so far. */
  bytes(): number;
  /** Error unless all rows came. */
  finish(): AssessmentColumns;
}

/** Columns for so many rows of label files. */
export const fillAssessments = (count: number, images: ImageColumns): FillingAssessments => {
  const rowNumber = new Uint32Array(count);
  const firstRow = new Uint32Array(images.count + 1);
  const judgements = coding<Judgement>(count);
  let [filled, known, begin] = [0, 0, 0];
  return {
    add: (rows, end) => {
      putNumbers(rowNumber, filled, { rows, column: 'row_number' });
      const told = judgementsIn(rows);
      const numbers = numbersOf(rows, 'image_number');
      let row = 0;
      for (; begin < end; begin += 1) {
        firstRow[begin] = filled + row;
        while (row < numbers.length && numbers[row] === images.numbers[begin]) row += 1;
      }
      if (row !== numbers.length) throw new Error(`Row ${filled + row} is of no image.`);
      for (let i = 0; i < row; i += 1) {
        judgements.set(filled + i, told.nameOf(i), () => {
          known += 1;
          return told.judgementOf(i);
        });
      }
      filled += row;
    },
    bytes: () =>
      count * ASSESSMENT_BYTES + firstRow.length * FIRST_ROW_BYTES + known * JUDGEMENT_BYTES,
    finish: () => {
      if (filled !== count) throw new Error(`Of ${count} rows of label files ${filled} came.`);
      firstRow[images.count] = filled;
      const { codes, values } = judgements.finish();
      return { count, firstRow, rowNumber, judgement: codes, judgements: values };
    },
  };
};

/** What rows say: a name for each row, the same for those that say the same, and what it stands for. */
const judgementsIn = (rows: Columns) => {
  const numbers = NUMBERS.map((column) => numbersOf(rows, column));
  const readers = textsOrNull(rows, 'reader_id');
  const cells = textsOrNull(rows, 'raw_cell');
  const numberAt = (column: number, i: number): number => numbers[column]?.[i] ?? 0;
  return {
    nameOf: (i: number): string =>
      `${numberAt(0, i)} ${numberAt(1, i)} ${numberAt(2, i)} ${numberAt(3, i)} ${numberAt(4, i)} ${readers[i]} ${cells[i]}`,
    judgementOf: (i: number): Judgement => {
      const file = fileOf({ fileNumber: numberAt(0, i) });
      return {
        fileNumber: numberAt(0, i),
        labelSet: file.labelSet,
        source: file.source,
        readNumber: numberAt(1, i),
        assessed: numberAt(2, i),
        present: numberAt(3, i),
        uncertain: numberAt(4, i),
        readerId: readers[i] ?? null,
        rawCell: cells[i] ?? null,
      };
    },
  };
};

const NUMBERS = ['file_number', 'read_number', 'assessed', 'present', 'uncertain'] as const;
