import { cell, FILES, type FileRow, readRows } from './read-rows.ts';
import {
  FINDINGS,
  type Finding,
  type LabelRow,
  type LabelSetCode,
  type LabelSource,
  type LabelValue,
  NLP_FINDINGS,
} from './rows.ts';

/** How one label file is read: all by position. */
interface ExpertFile {
  readonly file: string;
  readonly labelSet: LabelSetCode;
  readonly source: LabelSource;
  readonly image: number;
  readonly reader: number | null;
  readonly firstFinding: number;
  readonly findingCount: number;
}

const four = { labelSet: 'FOUR_FINDINGS_2019', findingCount: 4 } as const;
const fourFinal = {
  ...four,
  source: 'ADJUDICATED',
  image: 0,
  reader: null,
  firstFinding: 11,
} as const;
const all = { labelSet: 'ALL_FINDINGS_2021', findingCount: 16, image: 0 } as const;

const EXPERT_FILES: readonly ExpertFile[] = [
  { ...four, file: FILES.fourReads, source: 'READER', image: 1, reader: 2, firstFinding: 3 },
  { ...fourFinal, file: FILES.fourValidation },
  { ...fourFinal, file: FILES.fourTest },
  { ...all, file: FILES.allReads, source: 'READER', reader: 2, firstFinding: 3 },
  { ...all, file: FILES.allTest, source: 'GROUND_TRUTH', reader: null, firstFinding: 2 },
];

const VALUES: ReadonlyMap<string, LabelValue> = new Map([
  ['YES', 'PRESENT'],
  ['1', 'PRESENT'],
  ['NO', 'ABSENT'],
  ['0', 'ABSENT'],
  ['HEDGE', 'UNCERTAIN'],
]);

/** Every label of every file, superseded releases included, in file order. */
export function readLabels(dir: string): readonly LabelRow[] {
  const rows2020 = readRows(dir, FILES.dataEntry2020);
  const rows2017 = readRows(dir, FILES.dataEntry2017);
  return [
    ...rows2017.map((row) => nlpLabels(row, 'NIH_NLP_2017', rows2020.length > 0)),
    ...rows2020.map((row) => nlpLabels(row, 'NIH_NLP_2020', false)),
    ...EXPERT_FILES.flatMap((from) =>
      readRows(dir, from.file).map((row) => expertLabels(row, from)),
    ),
  ].flat();
}

/** The 14 findings are assessed in every row: named or absent. */
function nlpLabels(row: FileRow, labelSet: LabelSetCode, isSuperseded: boolean): LabelRow[] {
  const rawValue = cell(row, 1);
  const named = new Set(rawValue === 'No Finding' ? [] : rawValue.split('|').map(toFinding));
  return NLP_FINDINGS.map((finding) => ({
    imageIndex: cell(row, 0),
    finding,
    value: named.has(finding) ? 'PRESENT' : 'ABSENT',
    source: 'NLP',
    labelSet,
    isSuperseded,
    readerId: null,
    file: row.file,
    row: row.row,
    column: 'Finding Labels',
    rawValue,
  }));
}

/** An empty cell is a finding that was not assessed. */
function expertLabels(row: FileRow, from: ExpertFile): LabelRow[] {
  const positions = Array.from({ length: from.findingCount }, (_, n) => from.firstFinding + n);
  return positions.flatMap((position): LabelRow[] => {
    const rawValue = cell(row, position);
    if (rawValue === '') return [];
    const value = VALUES.get(rawValue);
    const column = row.header[position];
    if (value === undefined || column === undefined) {
      throw new Error(`${row.file} row ${row.row}: ${rawValue} in column ${position}.`);
    }
    return [
      {
        imageIndex: cell(row, from.image),
        finding: toFinding(column),
        value,
        source: from.source,
        labelSet: from.labelSet,
        isSuperseded: false,
        readerId: from.reader === null ? null : cell(row, from.reader),
        file: row.file,
        row: row.row,
        column,
        rawValue,
      },
    ];
  });
}

/** "Pleural Thickening", "Pleural_Thickening"; "Nodule/mass", "Nodule or mass"; the box "Infiltrate". */
export function toFinding(spelling: string): Finding {
  const code = spelling.toUpperCase().replace('/', ' or ').toUpperCase().replaceAll(' ', '_');
  const wanted = code === 'INFILTRATE' ? 'INFILTRATION' : code;
  const finding = FINDINGS.find((each) => each === wanted);
  if (finding === undefined) throw new Error(`No finding is spelled ${spelling}.`);
  return finding;
}
