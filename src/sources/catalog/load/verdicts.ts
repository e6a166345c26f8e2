import type { LabelFile } from '../../../label/label-file.ts';
import type { Finding } from '../../../terms/finding.ts';
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

/** Reads the verdicts of a row; an empty cell is not assessed. LoadError for any other text. */
export const readVerdicts = (row: CsvRow, file: LabelFile, firstFinding: number): Verdicts => {
  const bits = { assessed: 0, present: 0, uncertain: 0 };
  [...file.columns].forEach(([finding, column]: [Finding, string], i) => {
    const verdict = verdictOf(
      row,
      { at: firstFinding + i, column },
      { asNumber: file.asNumbers.includes(finding), mayHedge: file.hedged.includes(finding) },
    );
    const bit = findingBit(finding);
    if (verdict !== null) bits.assessed |= bit;
    if (verdict === 'PRESENT') bits.present |= bit;
    if (verdict === 'UNCERTAIN') bits.uncertain |= bit;
  });
  return bits;
};

/** What a verdict says; null where the cell is empty: not assessed. */
const verdictOf = (
  row: CsvRow,
  place: CellPlace,
  { asNumber, mayHedge }: { asNumber: boolean; mayHedge: boolean },
): LabelValue | null => {
  const found = row.text(place.at);
  if (found === '') return null;
  if (found === (asNumber ? '1' : 'YES')) return 'PRESENT';
  if (found === (asNumber ? '0' : 'NO')) return 'ABSENT';
  if (mayHedge && found === 'HEDGE') return 'UNCERTAIN';
  const wanted = asNumber ? '0 or 1' : `YES or NO${mayHedge ? ' or HEDGE' : ''}`;
  return refuse(row, place, wanted);
};
