import type { Finding } from '../terms/finding.ts';
import { NIH_FINDINGS } from '../terms/finding.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import type { LabelSource } from '../terms/label-source.ts';
import type { LabelValue } from '../terms/label-value.ts';

/** A published file that holds labels, and how it spells them. */
export interface LabelFile {
  /** Path in the published folder. */
  readonly name: string;
  readonly labelSet: LabelSetCode;
  readonly source: LabelSource;
  /** Title of the column of each finding; the NIH files hold all findings in one column. */
  readonly columns: ReadonlyMap<Finding, string>;
  /** Findings spelled 1 and 0 rather than YES and NO. */
  readonly asNumbers: readonly Finding[];
  /** Findings that may be HEDGE. */
  readonly hedged: readonly Finding[];
}

/** How the NIH files spell the 14 findings in their one column. */
export const NIH_SPELLINGS: ReadonlyMap<Finding, string> = new Map(
  NIH_FINDINGS.map((finding) => [
    finding,
    finding
      .split('_')
      .map((word) => `${word[0]}${word.slice(1).toLowerCase()}`)
      .join('_'),
  ]),
);

const nih = (name: string, labelSet: LabelSetCode): LabelFile => ({
  name,
  labelSet,
  source: 'NLP',
  columns: new Map(NIH_FINDINGS.map((finding) => [finding, 'Finding Labels'])),
  asNumbers: [],
  hedged: [],
});

const four = (name: string, source: LabelSource, noduleOrMass: string): LabelFile => ({
  name: `four_findings_expert_labels/${name}`,
  labelSet: 'FOUR_FINDINGS_2019',
  source,
  columns: new Map<Finding, string>([
    ['FRACTURE', 'Fracture'],
    ['PNEUMOTHORAX', 'Pneumothorax'],
    ['AIRSPACE_OPACITY', 'Airspace opacity'],
    ['NODULE_OR_MASS', noduleOrMass],
  ]),
  asNumbers: [],
  hedged: source === 'READER' ? ['PNEUMOTHORAX', 'NODULE_OR_MASS'] : [],
});

const all = (name: string, source: LabelSource): LabelFile => ({
  name: `all_findings_expert_labels/${name}`,
  labelSet: 'ALL_FINDINGS_2021',
  source,
  columns: new Map<Finding, string>([
    ['ABNORMAL', 'Abnormal'],
    ['ATELECTASIS', 'Atelectasis'],
    ['CARDIOMEGALY', 'Cardiomegaly'],
    ['EFFUSION', 'Effusion'],
    ['INFILTRATION', 'Infiltration'],
    ['MASS', 'Mass'],
    ['NODULE', 'Nodule'],
    ['PNEUMONIA', 'Pneumonia'],
    ['PNEUMOTHORAX', 'Pneumothorax'],
    ['CONSOLIDATION', 'Consolidation'],
    ['EDEMA', 'Edema'],
    ['EMPHYSEMA', 'Emphysema'],
    ['FIBROSIS', 'Fibrosis'],
    ['PLEURAL_THICKENING', 'Pleural Thickening'],
    ['HERNIA', 'Hernia'],
    ['OTHER', 'Other'],
  ]),
  asNumbers: source === 'READER' ? ['ABNORMAL'] : [],
  hedged: [],
});

/** The published label files. The position in the list is the file's number in the catalog. */
export const LABEL_FILES: readonly LabelFile[] = [
  nih('Data_Entry_2017.csv', 'NIH_NLP_2017'),
  nih('Data_Entry_2017_v2020.csv', 'NIH_NLP_2020'),
  four('individual_readers.csv', 'READER', 'Nodule/mass'),
  four('validation_labels.csv', 'ADJUDICATED', 'Nodule or mass'),
  four('test_labels.csv', 'ADJUDICATED', 'Nodule or mass'),
  all('test_individual_readers.csv', 'READER'),
  all('test_labels.csv', 'GROUND_TRUTH'),
];

/** How an expert file spells a value. */
export const verdictSpelling = (file: LabelFile, finding: Finding, value: LabelValue): string => {
  if (value === 'UNCERTAIN') return 'HEDGE';
  if (file.asNumbers.includes(finding)) return value === 'PRESENT' ? '1' : '0';
  return value === 'PRESENT' ? 'YES' : 'NO';
};
