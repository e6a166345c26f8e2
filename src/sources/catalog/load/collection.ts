import { LABEL_FILES } from '../../../label/label-file.ts';
import { NIH_FINDINGS } from '../../../terms/finding.ts';
import { findingBits } from '../../../terms/finding-bits.ts';
import { type LoadedBox, readBoxes } from './boxes.ts';
import { type LoadedAssessment, readExpertFile } from './expert-labels.ts';
import { type LoadedImage, readImages } from './images.ts';
import { checkSplits, readSplitList } from './splits.ts';
import type { PublishedFile } from './published-folder.ts';

/** The published files, in the order in which the graph lists them. */
export const PUBLISHED_FILES: readonly string[] = [
  ...LABEL_FILES.slice(0, 2).map(({ name }) => name),
  'BBox_List_2017.csv',
  'train_val_list.txt',
  'test_list.txt',
  ...LABEL_FILES.slice(2).map(({ name }) => name),
];

/** All that the published files say, joined and checked. */
export interface Collection {
  readonly images: readonly LoadedImage[];
  readonly boxes: readonly LoadedBox[];
  /** Rows of the expert files, in the order of image, file and row. */
  readonly expert: readonly LoadedAssessment[];
  /** Data rows of each loaded file. */
  readonly rowCounts: ReadonlyMap<string, number>;
}

const NIH_ASSESSED = findingBits(NIH_FINDINGS);

/** Rows of the NIH files about one image, and of the expert files, in file order. */
export const nihAssessments = (image: LoadedImage, imageOrdinal: number) =>
  [image.nlp2017, image.nlp2020].flatMap((nlp, fileNumber) => {
    const file = LABEL_FILES[fileNumber];
    if (nlp === null || file === undefined) return [];
    const { present, row, rawCell } = nlp;
    return {
      ...{ imageOrdinal, file, fileNumber, row, readerId: null, readNumber: 1 },
      ...{ assessed: NIH_ASSESSED, present, uncertain: 0, rawCell },
    };
  });

const inOrder = (left: LoadedAssessment, right: LoadedAssessment): number =>
  left.imageOrdinal - right.imageOrdinal || left.fileNumber - right.fileNumber || left.row - right.row;

/** Reads and joins the published files. LoadError at the first thing that is wrong. */
export const readCollection = (files: ReadonlyMap<string, PublishedFile>): Collection => {
  const rowCounts = new Map<string, number>();
  const file = (name: string): PublishedFile | null => files.get(name) ?? null;
  const read = <R>(name: string, rowsOf: (published: PublishedFile) => R[]): R[] => {
    const published = file(name);
    if (published === null) return [];
    const rows = rowsOf(published);
    rowCounts.set(name, rows.length);
    return rows;
  };
  const loaded = readImages(file('Data_Entry_2017.csv'), file('Data_Entry_2017_v2020.csv'));
  for (const { name } of LABEL_FILES.slice(0, 2)) {
    if (files.has(name)) rowCounts.set(name, loaded.images.length);
  }
  read('train_val_list.txt', (published) => readSplitList(loaded, published, 'TRAIN_VALIDATION'));
  read('test_list.txt', (published) => readSplitList(loaded, published, 'TEST'));
  checkSplits(loaded, file('train_val_list.txt'), file('test_list.txt'));
  return {
    images: loaded.images,
    boxes: read('BBox_List_2017.csv', (published) => readBoxes(published, loaded)),
    expert: LABEL_FILES.slice(2)
      .flatMap(({ name }) => read(name, (published) => readExpertFile(published, loaded)))
      .sort(inOrder),
    rowCounts,
  };
};
