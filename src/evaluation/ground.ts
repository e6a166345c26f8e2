import type { LabelSource } from '../terms/label-source.ts';
import type { Sex } from '../terms/sex.ts';
import type { SubgroupDimension } from '../terms/subgroup-dimension.ts';
import type { ViewPosition } from '../terms/view-position.ts';
import { rowOf } from './image-digits.ts';

// What scores are measured by. It is sent to a thread, so it is made of lists of numbers, and nothing
// here knows the graph at run time: its library would take as much memory as the rest of the thread.
// An image is its place in the collection's list of images, its row.

/** Some images that subgroups do not tell apart. */
export interface ImageTraits {
  readonly sex: Sex;
  readonly viewPosition: ViewPosition;
  /** First year of the ten; null where the age is unknown. */
  readonly ageDecade: number | null;
}

/** All images. */
export interface CollectionImages {
  /** By their digits, see image-digits.ts, ascending. */
  readonly images: Float64Array;
  /** For each of them, which of the traits it has. */
  readonly traitsOf: Uint16Array;
  readonly traits: readonly ImageTraits[];
}

/** What label files say, as sets of findings, and of which images: digits, in any order. */
export interface LabelledImages {
  readonly source: LabelSource;
  readonly readerId: string | null;
  /** Which read of the image by the reader, from 1. */
  readonly readNumber: number;
  readonly assessed: number;
  readonly present: number;
  readonly uncertain: number;
  readonly images: Float64Array;
}

/** Who labelled, of those who labelled a set. */
export interface LabelledBy {
  readonly source: LabelSource;
  readonly readerId: string | null;
}

/** What a ground is made of. */
export interface GroundParts {
  readonly collection: CollectionImages;
  /** The images that count, by their digits, in any order; null: all. */
  readonly wanted: Float64Array | null;
  /** All labels of the reference's set. */
  readonly labels: readonly LabelledImages[];
  readonly reference: LabelledBy;
  readonly dimensions: readonly SubgroupDimension[];
}

/** The labels of one hand. */
export interface OwnLabels {
  readonly readerId: string | null;
  /** Rows of the images that they are of, first reads only. */
  readonly rows: Int32Array;
  /** Beside each row, what is said of it. */
  readonly said: readonly Pick<LabelledImages, 'assessed' | 'present' | 'uncertain'>[];
  /** Later reads of an image, by its row; those that have none are missing. */
  readonly laterReads: ReadonlyMap<number, number>;
}

/** What scores are measured by, with all images as rows. */
export interface Ground {
  readonly collection: CollectionImages;
  /** Null: all rows count. */
  readonly isWanted: Uint8Array | null;
  readonly reference: OwnLabels;
  /** Those of the reference's set, by number; the reference too, where it is one of them. */
  readonly readers: readonly OwnLabels[];
  readonly dimensions: readonly SubgroupDimension[];
}

/** Finds the row of everything that is said of an image. */
export const groundOf = (parts: GroundParts): Ground => {
  const { collection, labels, reference, dimensions } = parts;
  const { images } = collection;
  const readerIds = new Set(labels.flatMap(({ readerId }) => readerId ?? []));
  const by = (hand: LabelledBy): OwnLabels => ownLabels(images, labels, hand);
  return {
    collection,
    isWanted: markedRows(parts),
    reference: by(reference),
    readers: [...readerIds].toSorted().map((readerId) => by({ source: 'READER', readerId })),
    dimensions,
  };
};

const markedRows = ({ collection: { images }, wanted }: GroundParts): Uint8Array | null => {
  if (wanted === null) return null;
  const marks = new Uint8Array(images.length);
  for (const image of wanted) marks[rowOf(images, image)] = 1;
  return marks;
};

const ownLabels = (
  images: Float64Array,
  labels: readonly LabelledImages[],
  { source, readerId }: LabelledBy,
): OwnLabels => {
  const own = labels.filter((one) => one.source === source && one.readerId === readerId);
  const first = own.filter(({ readNumber }) => readNumber === 1);
  const rows = new Int32Array(first.reduce((sum, group) => sum + group.images.length, 0));
  const said: LabelledImages[] = [];
  for (const group of first) {
    for (const image of group.images) rows[said.push(group) - 1] = rowOf(images, image);
  }
  const laterReads = new Map<number, number>();
  for (const group of own.filter(({ readNumber }) => readNumber > 1)) {
    for (const image of group.images) {
      const row = rowOf(images, image);
      laterReads.set(row, (laterReads.get(row) ?? 0) + 1);
    }
  }
  return { readerId, rows, said, laterReads };
};
