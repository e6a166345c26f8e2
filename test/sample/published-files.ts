import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Reads the published layout for these tests only, and shares nothing with the gateway.

export const SAMPLE_DIR = fileURLToPath(new URL('../../sample/data', import.meta.url));

export const textOf = (name: string, folder = SAMPLE_DIR) =>
  readFileSync(join(folder, name), 'latin1');

/** The cells of each data row. */
export const rowsOf = (name: string): string[][] =>
  linesOf(textOf(name))
    .slice(1)
    .map((line) => line.split(','));

export const linesOf = (text: string): string[] => text.trimEnd().split(/\r?\n/);

export type Entry = ReturnType<typeof entriesOf>[number];

/** Rows of a Data_Entry file, or of a four-findings label file, which begins alike. */
export const entriesOf = (name: string) =>
  rowsOf(name).map((cells) => {
    const [image = '', labels = '', followUp = '', patient = '', age = '', , view = ''] = cells;
    const verdicts = cells.slice(11, 15);
    return { image, labels: labels.split('|'), followUp, patient, age, view, verdicts, cells };
  });

export const entries2017 = entriesOf('Data_Entry_2017.csv');
export const entries2020 = entriesOf('Data_Entry_2017_v2020.csv');
export const validationLabels = entriesOf('four_findings_expert_labels/validation_labels.csv');
export const testLabels = entriesOf('four_findings_expert_labels/test_labels.csv');

export const byImage2017 = new Map(entries2017.map((entry) => [entry.image, entry]));
export const byImage2020 = new Map(entries2020.map((entry) => [entry.image, entry]));

export const trainValidation = linesOf(textOf('train_val_list.txt'));
export const test = linesOf(textOf('test_list.txt'));

/** Rows of the four-findings readers file. */
export const fourFindingsReads = rowsOf('four_findings_expert_labels/individual_readers.csv').map(
  ([, image = '', reader = '', ...cells]) => ({
    image,
    reader,
    calls: cells.slice(0, 4),
    set: cells[4],
  }),
);

export const boxes = rowsOf('BBox_List_2017.csv').map(([image = '', label = '', ...numbers]) => ({
  image,
  label: label.replace('Infiltrate', 'Infiltration'),
  rawLabel: label,
  numbers: numbers.map(Number),
}));

/** The number of the image in its file name. */
export const sequenceOf = (image: string) => Number(image.slice(9, 12));

export const patientOf = (image: string) => image.slice(0, 8);

export const isInReleaseWith = (entry: Entry | undefined, label: string) =>
  entry?.labels.includes(label) ?? false;

/** How often each value occurs. */
export function tally<T>(values: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

export function groupBy<T>(values: Iterable<T>, keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value)) ?? [];
    groups.set(keyOf(value), group);
    group.push(value);
  }
  return groups;
}
