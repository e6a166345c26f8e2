import type { ImageFilter } from '../image/image.filter.ts';
import type { LabelOrigin } from '../label/label-origin.filter.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import type { LabelPair } from './label-pair.ts';

/** Two origins that are compared; one that is READER names its reader. */
export interface ComparedOrigins {
  readonly reference: LabelOrigin;
  readonly candidate: LabelOrigin;
  readonly filter: ImageFilter;
}

/** The readers of a set, each compared with one reference. */
export interface ComparedReaders {
  readonly reference: LabelOrigin;
  readonly labelSet: LabelSetCode;
  readonly filter: ImageFilter;
}

/**
 * What two origins of labels say of the images that both labelled: all findings at once, images of
 * which they say the same together. Rejects with SourceError.
 */
export interface ComparisonSource {
  labelPairs(compared: ComparedOrigins): Promise<readonly LabelPair[]>;
  /** A reader without an image in common with the reference is missing from the map. */
  labelPairsByReader(
    readerIds: readonly string[],
    compared: ComparedReaders,
  ): Promise<ReadonlyMap<string, readonly LabelPair[]>>;
}
