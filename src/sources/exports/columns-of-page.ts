import { dicomUid } from '../../terms/dicom-uid.ts';
import type { Cells, CellsOrigin, FileColumn, PageCells } from './cells.ts';

/** The values of one column of a file; null where there is none. */
export type ColumnValues = (string | number | null)[];

/** The columns of some rows, from what was sent of them. */
export const columnsOfPage = (
  columns: readonly FileColumn[],
  page: PageCells,
): readonly ColumnValues[] => columns.map(({ origin }) => valuesOf(origin, page));

const valuesOf = (origin: CellsOrigin, page: PageCells): ColumnValues => {
  const sent = (at: number): Cells => page[at] ?? [];
  switch (origin.kind) {
    case 'CELLS': {
      const cells = sent(origin.at);
      return isList(cells) ? [...cells] : Array.from(cells, orNull);
    }
    case 'UID':
      return page[0].map((name) => dicomUid(name, origin.level));
    case 'BIT':
      return bitsOf(sent(origin.at), sent(origin.at + 1), origin.bit);
  }
};

const isList = (cells: Cells): cells is readonly (string | null)[] => Array.isArray(cells);

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** A loop, since there are some thirty such columns. */
const bitsOf = (assessed: Cells, present: Cells, bit: number): (number | null)[] => {
  const values: (number | null)[] = [];
  for (let row = 0; row < present.length; row += 1) {
    const isAssessed = (Number(assessed[row]) & bit) !== 0;
    values.push(isAssessed ? Number((Number(present[row]) & bit) !== 0) : null);
  }
  return values;
};
