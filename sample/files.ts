import type { Collection } from './collection.ts';
import { dataEntry2017, dataEntry2020 } from './data-entry-files.ts';
import {
  allFindingsLabels,
  allFindingsReads,
  fourFindingsLabels,
  fourFindingsReads,
} from './expert-files.ts';
import { notice } from './notice.ts';

/** Every text file of the sample: its path in the folder, and its text with the published line ends. */
export function sampleFiles(collection: Collection): ReadonlyMap<string, string> {
  return new Map([
    ['Data_Entry_2017.csv', lines(dataEntry2017(collection), '\r\n')],
    ['Data_Entry_2017_v2020.csv', lines(dataEntry2020(collection), '\n')],
    ['BBox_List_2017.csv', lines(boxList(collection), '\n')],
    ['train_val_list.txt', splitList(collection, 'train_val').join('\n')],
    ['test_list.txt', splitList(collection, 'test').join('\n')],
    [`${FOUR}/individual_readers.csv`, fourFindingsReads(collection).join('\r\n')],
    [`${FOUR}/validation_labels.csv`, fourFindingsLabels(collection, 'val').join('\r\n')],
    [`${FOUR}/test_labels.csv`, fourFindingsLabels(collection, 'test').join('\r\n')],
    [`${ALL}/test_individual_readers.csv`, lines(allFindingsReads(collection), '\n')],
    [`${ALL}/test_labels.csv`, lines(allFindingsLabels(collection), '\n')],
    ['SYNTHETIC.md', notice(collection)],
  ]);
}

const FOUR = 'four_findings_expert_labels';
const ALL = 'all_findings_expert_labels';

/** With an end to the last line too; the files without one are joined instead. */
const lines = (rows: readonly string[], end: string) => rows.map((row) => row + end).join('');

function boxList({ boxes }: Collection): string[] {
  const rows = boxes.map(({ name, finding, corner, size }) => {
    const label = finding === 'Infiltration' ? 'Infiltrate' : finding;
    return [name, label, ...corner, ...size].join(',');
  });
  // The published header has three empty cells more than the rows.
  return ['Image Index,Finding Label,Bbox [x,y,w,h],,,', ...rows];
}

function splitList({ images }: Collection, split: 'train_val' | 'test'): string[] {
  return images
    .filter(({ patient }) => patient.split === split)
    .map(({ name }) => name)
    .sort();
}
