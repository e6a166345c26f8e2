import type { Page, Window } from '../paging.ts';
import type { Assessment } from './assessment.ts';
import type { LabelFilter } from './label.filter.ts';
import type { Label } from './label.ts';

/** Some labels of a filtered set, in the order of image, file, row and finding. */
export interface LabelQuery {
  readonly filter: LabelFilter;
  readonly window: Window;
}

/** Rows of label files in memory, by one image at a time; undefined: they have to be asked for. */
export interface AssessmentsAtOnce {
  assessmentsByImage(imageIndex: string): readonly Assessment[] | undefined;
  matchesByImage(imageIndex: string, filter: LabelFilter): readonly Assessment[] | undefined;
}

/** Where labels come from: rows of label files. A key without rows is missing from a map. */
export interface AssessmentSource {
  /** Every row about an image, of every loaded set, in file order. */
  assessmentsByImage(
    imageIndexes: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Assessment[]>>;
  /** The rows about an image that hold labels which meet a filter, `matched` saying which. */
  matchesByImage(
    imageIndexes: readonly string[],
    filter: LabelFilter,
  ): Promise<ReadonlyMap<string, readonly Assessment[]>>;
  labelPage(query: LabelQuery): Promise<Page<Label>>;
  labelCount(filter: LabelFilter): Promise<number>;
  /** One page for each reader. */
  labelPagesByReader(
    readerIds: readonly string[],
    query: LabelQuery,
  ): Promise<ReadonlyMap<string, Page<Label>>>;
  labelCountsByReader(
    readerIds: readonly string[],
    filter: LabelFilter,
  ): Promise<ReadonlyMap<string, number>>;
  /**
   * Tells rows apart that hold different parts of an assessment, as an engine gives them that bills by
   * column: a name of what those of the present request hold; '' where all hold everything.
   */
  heldParts(): string;
  /** What the present request takes from memory; null, or left out: nothing. */
  atOnce?(): AssessmentsAtOnce | null;
}
