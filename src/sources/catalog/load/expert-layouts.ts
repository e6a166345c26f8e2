import { LABEL_FILES, type LabelFile } from '../../../label/label-file.ts';
import type { CellPlace } from './cells.ts';
import type { CsvLayout } from './csv.ts';
import { ALL_FINDINGS, ALL_FINDINGS_READS, FOUR_FINDINGS, FOUR_FINDINGS_READS } from './layouts.ts';

/** How the rows of an expert file are laid out. */
export interface ExpertLayout {
  readonly csv: CsvLayout;
  readonly image: CellPlace;
  readonly patient: CellPlace;
  readonly reader: CellPlace | null;
  readonly firstFinding: number;
  /** The set that the row must name, in its last cell. */
  readonly set: { readonly column: string; readonly names: readonly string[] } | null;
  /** Whether the row begins like one of a Data_Entry file. */
  readonly hasEntry: boolean;
}

const four = (set: string): ExpertLayout => ({
  csv: FOUR_FINDINGS,
  image: { at: 0, column: 'Image Index' },
  patient: { at: 3, column: 'Patient ID' },
  reader: null,
  firstFinding: 11,
  set: { column: 'Set Id', names: [set] },
  hasEntry: true,
});

const all = (csv: CsvLayout, reader: CellPlace | null): ExpertLayout => ({
  csv,
  image: { at: 0, column: 'Image ID' },
  patient: { at: 1, column: 'Patient ID' },
  reader,
  firstFinding: reader === null ? 2 : 3,
  set: null,
  hasEntry: false,
});

const LAYOUTS: Readonly<Record<string, ExpertLayout>> = {
  'four_findings_expert_labels/individual_readers.csv': {
    csv: FOUR_FINDINGS_READS,
    image: { at: 1, column: 'Image ID' },
    patient: { at: 0, column: 'Patient ID' },
    reader: { at: 2, column: 'Reader ID' },
    firstFinding: 3,
    set: { column: 'Set ID', names: ['val', 'test'] },
    hasEntry: false,
  },
  'four_findings_expert_labels/validation_labels.csv': four('val'),
  'four_findings_expert_labels/test_labels.csv': four('test'),
  'all_findings_expert_labels/test_individual_readers.csv': all(ALL_FINDINGS_READS, {
    at: 2,
    column: 'Reader ID',
  }),
  'all_findings_expert_labels/test_labels.csv': all(ALL_FINDINGS, null),
};

/** An expert file: its number in the catalog, how it spells labels, and how its rows are laid out. */
export interface ExpertFile {
  readonly fileNumber: number;
  readonly file: LabelFile;
  readonly layout: ExpertLayout;
}

/** The expert file of a name. */
export const expertFileOf = (name: string): ExpertFile => {
  const fileNumber = LABEL_FILES.findIndex((file) => file.name === name);
  const file = LABEL_FILES[fileNumber];
  const layout = LAYOUTS[name];
  if (file === undefined || layout === undefined)
    throw new RangeError(`${name} is no expert file.`);
  return { fileNumber, file, layout };
};
