// A published row, ready to be written for other patients.
import type { PublishedTable } from './published-tables.ts';

/** A row without its numbers: what stands before, between and behind them. */
export interface RowTemplate {
  readonly patientId: number;
  /** The row about the same image of another patient. */
  readonly textFor: (patientId: number) => string;
}

/** Such as 00000013_008.png. */
const NAME = /^(\d{8})(_\d{3}\.png)$/;
const NAME_DIGITS = 8;

/** Errors: RangeError where the row names no image. */
export const rowTemplate = (row: string, table: PublishedTable): RowTemplate => {
  const cells = row.split(',');
  const [, digits, ending] = NAME.exec(cells[table.imageAt] ?? '') ?? [];
  if (digits === undefined || ending === undefined) {
    throw new RangeError(`${table.name}: wanted the name of an image in ${JSON.stringify(row)}.`);
  }
  const { patientAt } = table;
  const isPadded = patientAt !== null && cells[patientAt]?.length === NAME_DIGITS;
  // Cells that are written anew are marked, and the text is cut at the marks.
  cells[table.imageAt] = `\0${ending}`;
  if (patientAt !== null) cells[patientAt] = '\0';
  const [before = '', between = '', behind = ''] = cells.join(',').split('\0');
  const isImageFirst = patientAt === null || table.imageAt < patientAt;
  return {
    patientId: Number(digits),
    textFor: (patientId) => {
      const name = String(patientId).padStart(NAME_DIGITS, '0');
      const cell = isPadded ? name : String(patientId);
      const [first, second] = isImageFirst ? [name, cell] : [cell, name];
      return before + first + between + (patientAt === null ? '' : second + behind);
    },
  };
};
