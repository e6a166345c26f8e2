import type { Soon } from '../soon.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import type { Reader, SelfConsistency } from './reader.ts';

/** Which readers are wanted. */
export interface ReaderFilter {
  readonly labelSet: LabelSetCode | null;
  readonly isGroundTruthReader: boolean | null;
}

/** The filter that every reader meets. */
export const EVERY_READER: ReaderFilter = { labelSet: null, isGroundTruthReader: null };

/** Where readers come from: there are a few dozen. Rejects with SourceError. */
export interface ReaderSource {
  /** In the order of their numbers. */
  readers(filter: ReaderFilter): Soon<readonly Reader[]>;
  /** A reader without a repeated read is missing from the map. */
  selfConsistency(readerIds: readonly string[]): Promise<ReadonlyMap<string, SelfConsistency>>;
}
