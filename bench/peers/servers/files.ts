// The published files as rows of the tables.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Values in the order of the columns of a table. */
export type Row = readonly (string | number | null)[];

const FOUR = 'FOUR_FINDINGS_2019';
const ALL = 'ALL_FINDINGS_2021';

interface LabelFile {
  readonly file: string;
  readonly set: string;
  /** Columns, from 0: of the image, of the reader, and of the first finding. */
  readonly image: number;
  readonly reader: number | null;
  readonly from: number;
}

const LABEL_FILES: readonly LabelFile[] = [
  {
    file: 'four_findings_expert_labels/individual_readers.csv',
    set: FOUR,
    image: 1,
    reader: 2,
    from: 3,
  },
  {
    file: 'four_findings_expert_labels/validation_labels.csv',
    set: FOUR,
    image: 0,
    reader: null,
    from: 11,
  },
  {
    file: 'four_findings_expert_labels/test_labels.csv',
    set: FOUR,
    image: 0,
    reader: null,
    from: 11,
  },
  {
    file: 'all_findings_expert_labels/test_individual_readers.csv',
    set: ALL,
    image: 0,
    reader: 2,
    from: 3,
  },
  {
    file: 'all_findings_expert_labels/test_labels.csv',
    set: ALL,
    image: 0,
    reader: null,
    from: 2,
  },
];

const VALUES = new Map([
  ['YES', 'PRESENT'],
  ['1', 'PRESENT'],
  ['NO', 'ABSENT'],
  ['0', 'ABSENT'],
  ['HEDGE', 'UNCERTAIN'],
]);
/** Older than that is a slip. */
const OLDEST = 120;

/** "Nodule/mass" and "Nodule or mass" are NODULE_OR_MASS. */
const word = (name: string): string => name.replace('/', ' or ').replaceAll(' ', '_').toUpperCase();

const sexOf = (letter: string): string => (letter === 'F' ? 'FEMALE' : 'MALE');

const linesOf = (folder: string, file: string): string[][] => {
  const at = path.join(folder, file);
  if (!existsSync(at)) return [];
  const lines = readFileSync(at, 'utf8').split(/\r?\n/);
  return lines.filter(Boolean).map((line) => line.split(','));
};

/** Images, patients and findings, by the release of 2020. Errors: where there is none. */
export const readImages = (folder: string) => {
  const [, ...lines] = linesOf(folder, 'Data_Entry_2017_v2020.csv');
  if (lines.length === 0) throw new Error(`${folder} has no Data_Entry_2017_v2020.csv.`);
  const patients = new Map<number, string>();
  const images: Row[] = [];
  const findings: Row[] = [];
  for (const line of lines) {
    const [id = '', labels = '', followUp, patient, age, sex = '', view = '', width, height] = line;
    const present = labels === 'No Finding' ? [] : labels.split('|').map(word);
    const years = Number(age) > OLDEST ? null : Number(age);
    const about = [Number(followUp), years, sexOf(sex), view];
    const counted = [Number(width), Number(height), present.length];
    patients.set(Number(patient), sexOf(sex));
    images.push([id, Number(patient), ...about, ...counted]);
    findings.push(...present.map((finding) => [id, finding]));
  }
  return { patients: [...patients], images, findings };
};

interface About {
  readonly imageId: string;
  readonly set: string;
  readonly readerId: string | null;
  readonly readNumber: number;
  /** Column of the first finding. */
  readonly from: number;
  /** Labels that were found before. */
  readonly count: number;
}

/** Of one row; cells that say nothing have none. */
const labelsIn = (line: readonly string[], head: readonly string[], about: About): Row[] => {
  const { imageId, set, readerId, readNumber, from, count } = about;
  const said = head.slice(from).flatMap((name, place): [string, string][] => {
    const value = VALUES.get(line[from + place] ?? '');
    return value === undefined ? [] : [[word(name), value]];
  });
  return said.map((label, place) => [count + place, imageId, set, ...label, readerId, readNumber]);
};

/** Labels by people. A file that is not there has none. */
export const readLabels = (folder: string): Row[] => {
  const labels: Row[] = [];
  const reads = new Map<string, number>();
  for (const { file, set, image, reader, from } of LABEL_FILES) {
    const [head = [], ...lines] = linesOf(folder, file);
    for (const line of lines) {
      const imageId = line[image] ?? '';
      const readerId = reader === null ? null : (line[reader] ?? '');
      const key = [set, imageId, readerId].join();
      const readNumber = (reads.get(key) ?? 0) + 1;
      reads.set(key, readNumber);
      const about = { imageId, set, readerId, readNumber };
      labels.push(...labelsIn(line, head, { ...about, from, count: labels.length }));
    }
  }
  return labels;
};
