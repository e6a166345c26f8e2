import { groupBy } from './group-by.ts';
import { dataQualityOf, readerDisagreementOf } from './quality.ts';
import { readLabels, toFinding } from './read-labels.ts';
import { cell, FILES, type FileRow, readLines, readRows } from './read-rows.ts';
import {
  type BoxRow,
  type Collection,
  GROUND_TRUTH_READERS,
  type ImageRow,
  LABEL_SETS,
  type LabelRow,
  type PatientRow,
  type ReaderRow,
} from './rows.ts';

/** Reads a folder in the published layout, in the plainest way; every file but one is optional. */
export function readCollection(dir: string): Collection {
  const rows2017 = readRows(dir, FILES.dataEntry2017);
  const rows2020 = readRows(dir, FILES.dataEntry2020);
  const labels = readLabels(dir);
  const labelsOf = groupBy(labels, (label) => label.imageIndex);
  const boxesOf = groupBy(readRows(dir, FILES.boxes), (row) => cell(row, 0));
  const trainValidation = new Set(readLines(dir, FILES.trainValidation));
  const test = new Set(readLines(dir, FILES.test));
  const implausible = new Set(
    [...rows2017, ...rows2020]
      .filter((row) => toYears(cell(row, 4)) > 120)
      .map((row) => cell(row, 0)),
  );

  const images = (rows2020.length > 0 ? rows2020 : rows2017)
    .map((row): ImageRow => {
      const read = readImage(row);
      const own = labelsOf.get(read.imageIndex) ?? [];
      return {
        ...read,
        split: trainValidation.has(read.imageIndex)
          ? 'TRAIN_VALIDATION'
          : test.has(read.imageIndex)
            ? 'TEST'
            : null,
        labels: own,
        boxes: (boxesOf.get(read.imageIndex) ?? []).map(readBox),
        dataQuality: dataQualityOf(read, own, implausible.has(read.imageIndex)),
        readerDisagreement: readerDisagreementOf(own),
      };
    })
    .toSorted((left, right) => (left.imageIndex < right.imageIndex ? -1 : 1));
  const labelSets = LABEL_SETS.filter((code) => labels.some((label) => label.labelSet === code));
  return { images, patients: patientsOf(images), readers: readersOf(labels), labelSets };
}

/** Address by position: the header's commas are not quoted. */
function readImage(row: FileRow) {
  const imageIndex = cell(row, 0);
  const age = toYears(cell(row, 4));
  return {
    imageIndex,
    patientId: String(Number(cell(row, 3))),
    sequenceNumber: Number(imageIndex.slice(9, 12)),
    followUpNumber: Number(cell(row, 2)),
    sex: cell(row, 5) === 'F' ? 'FEMALE' : 'MALE',
    viewPosition: cell(row, 6) === 'AP' ? 'AP' : 'PA',
    patientAgeYears: age > 120 ? null : age,
    originalSize: { width: Number(cell(row, 7)), height: Number(cell(row, 8)) },
    pixelSpacingMm: { x: Number(cell(row, 9)), y: Number(cell(row, 10)) },
  } as const;
}

/** "058Y", "011M", "001D" (2017) or "58" (2020), in whole years. */
function toYears(age: string): number {
  const unit = { Y: 1, M: 12, D: 365 }[age.slice(-1)] ?? 1;
  return Math.floor(Number.parseInt(age, 10) / unit);
}

function readBox(row: FileRow): BoxRow {
  const number = (position: number) => Number(cell(row, position));
  return {
    finding: toFinding(cell(row, 1)),
    x: number(2),
    y: number(3),
    width: number(4),
    height: number(5),
  };
}

function patientsOf(images: readonly ImageRow[]): readonly PatientRow[] {
  const byPatient = groupBy(images, (image) => image.patientId).entries();
  return [...byPatient]
    .flatMap(([patientId, [first, ...others]]): PatientRow[] => {
      if (first === undefined) return [];
      const { sex, split } = first;
      return [{ patientId, sex, split, images: [first, ...others] }];
    })
    .toSorted((left, right) => Number(left.patientId) - Number(right.patientId));
}

function readersOf(labels: readonly LabelRow[]): readonly ReaderRow[] {
  const reads = labels.filter((label) => label.readerId !== null);
  return [...groupBy(reads, (label) => label.readerId ?? '')]
    .map(([readerId, own]) => ({
      readerId,
      isGroundTruthReader: GROUND_TRUTH_READERS.some((id) => id === readerId),
      readCounts: new Map(
        [...groupBy(own, (label) => label.labelSet)].map(([labelSet, ofSet]) => [
          labelSet,
          new Set(ofSet.map((label) => `${label.file} ${label.row}`)).size,
        ]),
      ),
    }))
    .toSorted((left, right) => (left.readerId < right.readerId ? -1 : 1));
}
