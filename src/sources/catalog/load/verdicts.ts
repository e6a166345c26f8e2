import type { LabelFile } from '../../../label/label-file.ts';
import { findingBit } from '../../../terms/finding-bits.ts';
import type { LabelValue } from '../../../terms/label-value.ts';
import { type CellPlace, refuse } from './cells.ts';
import type { CsvRow } from './csv-row.ts';

/** The verdicts of a row of an expert file, as bit sets over the findings. */
export interface Verdicts {
  readonly assessed: number;
  readonly present: number;
  readonly uncertain: number;
}

/** A finding that a file has verdicts on, and how they are written. */
interface VerdictColumn {
  readonly bit: number;
  readonly place: CellPlace;
  readonly asNumber: boolean;
  readonly mayHedge: boolean;
}

/**
 * How to read the verdicts of a row of a file; an empty cell is not assessed. LoadError for any other
 * text.
 */
export const verdictReader = (
  file: LabelFile,
  firstFinding: number,
): ((row: CsvRow) => Verdicts) => {
  const columns = [...file.columns].map(
    ([finding, column], i): VerdictColumn => ({
      bit: findingBit(finding),
      place: { at: firstFinding + i, column },
      asNumber: file.asNumbers.includes(finding),
      mayHedge: file.hedged.includes(finding),
    }),
  );
  return (row) => {
    let [assessed, present, uncertain] = [0, 0, 0];
    for (const column of columns) {
      const verdict = verdictOf(row, column);
      if (verdict !== null) assessed |= column.bit;
      if (verdict === 'PRESENT') present |= column.bit;
      if (verdict === 'UNCERTAIN') uncertain |= column.bit;
    }
    return { assessed, present, uncertain };
  };
};

/** What a verdict says; null where the cell is empty: not assessed. */
const verdictOf = (
  row: CsvRow,
  { place, asNumber, mayHedge }: VerdictColumn,
): LabelValue | null => {
  const found = row.text(place.at);
  if (found === '') return null;
  if (found === (asNumber ? '1' : 'YES')) return 'PRESENT';
  if (found === (asNumber ? '0' : 'NO')) return 'ABSENT';
  if (mayHedge && found === 'HEDGE') return 'UNCERTAIN';
  const wanted = asNumber ? '0 or 1' : `YES or NO${mayHedge ? ' or HEDGE' : ''}`;
  return refuse(row, place, wanted);
};
