import { LABEL_FILES } from '../../../label/label-file.ts';
import { type LoadedBox, readBoxes } from './boxes.ts';
import { createReadsCheck, type ReadsCheck } from './check-reads.ts';
import { type LoadedAssessment, readExpertFile } from './expert-labels.ts';
import { type LoadedImages, readImages } from './images.ts';
import type { PublishedFile } from './published-folder.ts';
import { readSplits, type Splits } from './splits.ts';

const [DATA_ENTRY_2017, DATA_ENTRY_2020, ...EXPERT_FILES] = LABEL_FILES.map(({ name }) => name);
const BOX_LIST = 'BBox_List_2017.csv';
const TRAIN_VALIDATION_LIST = 'train_val_list.txt';
const TEST_LIST = 'test_list.txt';

/** The published files, in the order in which the graph lists them. */
export const PUBLISHED_FILES: readonly string[] = [
  ...LABEL_FILES.slice(0, 2).map(({ name }) => name),
  BOX_LIST,
  TRAIN_VALIDATION_LIST,
  TEST_LIST,
  ...EXPERT_FILES,
];

/** All that the published files say, joined and checked. */
export interface Collection {
  readonly images: LoadedImages;
  readonly splits: Splits;
  readonly boxes: readonly LoadedBox[];
  /** Rows of the expert files, in the order of image, file and row. */
  readonly expert: readonly LoadedAssessment[];
  /** Data rows of each loaded file. */
  readonly rowCounts: ReadonlyMap<string, number>;
}

/** Reads and joins the published files. LoadError at the first thing that is wrong. */
export const readCollection = (files: ReadonlyMap<string, PublishedFile>): Collection => {
  const check = createReadsCheck();
  const collection = readPart(files, check);
  check.end();
  return collection;
};

/**
 * The same with the rows of some patients, all of theirs.
 *
 * check: told of the expert rows; what is wrong with those shows when all parts are read.
 */
export const readPart = (
  files: ReadonlyMap<string, PublishedFile>,
  check: ReadsCheck,
): Collection => {
  const rowCounts = new Map<string, number>();
  const file = (name: string | undefined): PublishedFile | null => files.get(name ?? '') ?? null;
  const count = ({ name }: PublishedFile, rows: number): void => void rowCounts.set(name, rows);
  const read = <R>(name: string, rowsOf: (published: PublishedFile) => R[]): R[] => {
    const published = file(name);
    if (published === null) return [];
    const rows = rowsOf(published);
    count(published, rows.length);
    return rows;
  };
  const images = readImages(file(DATA_ENTRY_2017), file(DATA_ENTRY_2020));
  for (const release of [images.nlp2017, images.nlp2020]) {
    if (release !== null) rowCounts.set(release.entries.file, release.entries.count);
  }
  const lists = {
    trainValidation: file(TRAIN_VALIDATION_LIST),
    test: file(TEST_LIST),
    onMissing: check.defer,
  };
  const splits = readSplits(images, lists, count);
  const boxes = read(BOX_LIST, (published) => readBoxes(published, images));
  const expert = EXPERT_FILES.flatMap((name) =>
    read(name, (published) => readExpertFile(published, images)),
  ).sort(inOrder);
  check.add(expert, images);
  return { images, splits, boxes, expert, rowCounts };
};

const inOrder = (left: LoadedAssessment, right: LoadedAssessment): number =>
  left.imageOrdinal - right.imageOrdinal ||
  left.fileNumber - right.fileNumber ||
  left.row - right.row;
