import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of a published file. */
export interface FileRow {
  readonly file: string;
  /** Counted from 1, without the header. */
  readonly row: number;
  readonly header: readonly string[];
  readonly cells: readonly string[];
}

/** Names in the published layout. */
export const FILES = {
  dataEntry2017: 'Data_Entry_2017.csv',
  dataEntry2020: 'Data_Entry_2017_v2020.csv',
  boxes: 'BBox_List_2017.csv',
  trainValidation: 'train_val_list.txt',
  test: 'test_list.txt',
  fourReads: 'four_findings_expert_labels/individual_readers.csv',
  fourValidation: 'four_findings_expert_labels/validation_labels.csv',
  fourTest: 'four_findings_expert_labels/test_labels.csv',
  allReads: 'all_findings_expert_labels/test_individual_readers.csv',
  allTest: 'all_findings_expert_labels/test_labels.csv',
} as const;

/** Rows of a file with a header; none where the file is absent. No published cell has a quote. */
export function readRows(dir: string, file: string): readonly FileRow[] {
  const [header = [], ...rows] = readLines(dir, file).map((line) => line.split(','));
  return rows.map((cells, index) => ({ file, row: index + 1, header, cells }));
}

/** Lines that hold something; none where the file is absent. */
export function readLines(dir: string, file: string): readonly string[] {
  if (!existsSync(join(dir, file))) return [];
  const text = readFileSync(join(dir, file), 'utf8').replace(/^\uFEFF/, '');
  return text.split(/\r?\n/).filter((line) => line !== '');
}

/** A cell that must be there. */
export function cell(row: FileRow, position: number): string {
  const value = row.cells[position];
  if (value === undefined) throw new Error(`${row.file} row ${row.row} has no cell ${position}.`);
  return value;
}
