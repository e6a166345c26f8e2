import type { ImageFilter } from '../image/image.filter.ts';
import type { Soon } from '../soon.ts';
import type { Histogram } from '../statistics/histogram.ts';
import type { ImageDimension } from '../terms/image-dimension.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import type { Coordinates } from './image-group.ts';

/**
 * Whose images are counted, each owner's apart: all there are, whose one owner is WHOLE_COLLECTION,
 * or those of some patients, or of some readers.
 */
export interface ImageOwners {
  readonly owner: 'collection' | 'patient' | 'reader';
  readonly ids: readonly string[];
}

/** The owner of all images. */
export const WHOLE_COLLECTION = '';

/** Ages of some images, in years. */
export interface Ages {
  readonly years: Histogram;
  /** Images without an age. */
  readonly unknownCount: number;
}

/** How many images have just these findings present, by the final labels of a set. */
export interface FindingSet {
  /** See terms/finding-bits.ts. */
  readonly findings: number;
  readonly imageCount: number;
}

/** Images whose values in some dimensions are the same. */
export interface Cell extends Coordinates {
  readonly imageCount: number;
  readonly patientCount: number;
}

/** Images with one value of a dimension. */
export interface FacetTally extends Coordinates {
  readonly dimension: ImageDimension;
  readonly imageCount: number;
}

/** Which findings are meant, of the images that meet a filter. */
export interface FindingSetQuery {
  readonly filter: ImageFilter;
  readonly labelSet: LabelSetCode;
}

/** What images are counted by, together. */
export interface CrossTabQuery {
  readonly filter: ImageFilter;
  /** Different ones, in the order of IMAGE_DIMENSIONS. */
  readonly dimensions: readonly ImageDimension[];
  /** Whose findings are meant; null where findings are not counted. */
  readonly labelSet: LabelSetCode | null;
}

/** What images are counted by, one after the other. */
export interface FacetQuery extends CrossTabQuery {
  /** Conditions beside the filter, which a dimension leaves out where it is counted itself. */
  readonly own: readonly { readonly dimension: ImageDimension; readonly condition: ImageFilter }[];
}

/** Questions about the images that meet a filter. */
interface TallyQuestions {
  patientCounts(owners: ImageOwners, filter: ImageFilter): Tallied<number>;
  ages(owners: ImageOwners, filter: ImageFilter): Tallied<Ages>;
  /** Of images that the set assessed. */
  findingSets(owners: ImageOwners, query: FindingSetQuery): Tallied<readonly FindingSet[]>;
  crossTabs(owners: ImageOwners, query: CrossTabQuery): Tallied<readonly Cell[]>;
  facets(owners: ImageOwners, query: FacetQuery): Tallied<readonly FacetTally[]>;
}

type Tallied<V> = Promise<ReadonlyMap<string, V>>;

/** The same where it is in memory; null: it has to be asked for. */
export type TalliesAtOnce = {
  readonly [Q in keyof TallyQuestions]: (
    ...asked: Parameters<TallyQuestions[Q]>
  ) => Soon<Awaited<ReturnType<TallyQuestions[Q]>>> | null;
};

/**
 * Counts of the images that meet a filter. Each answers in one statement for all owners; an owner
 * without such images is missing, and no list has a zero. Rejects with SourceError.
 */
export interface TallySource extends TallyQuestions {
  /** What is in memory now; null or missing: nothing. */
  atOnce?(): TalliesAtOnce | null;
}
