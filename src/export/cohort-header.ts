import type { WrittenFilter } from '../write-filter.ts';
import type { SplitPlan } from './assigned-split.ts';
import type { CohortColumn } from './cohort-columns.ts';

/** What an exported file says of itself: the same for the same cohort id, wherever and whenever it is made. */
export interface CohortHeader {
  readonly cohortId: string;
  readonly dataset: {
    readonly name: string;
    readonly contentHash: string;
    readonly isSynthetic: boolean;
  };
  /** The ImageFilterInput that gives these images; null for all. */
  readonly filter: WrittenFilter | null;
  /** The sets whose labels are columns. */
  readonly labelSets: readonly string[];
  readonly splitPlan: SplitPlan | null;
  readonly rowOrder: 'imageIndex';
  /** Addresses of an image at any gateway, {imageIndex} standing for its file name. */
  readonly imageAddresses: Readonly<Record<'png' | 'dicom' | 'rendered' | 'thumbnail', string>>;
  readonly licence: string;
  readonly attribution: string;
  /** For the sets in the columns and in the filter, and no others. */
  readonly citations: readonly {
    readonly text: string;
    readonly doi: string | null;
    readonly url: string | null;
    readonly year: number;
  }[];
  readonly columns: readonly Omit<CohortColumn, 'origin'>[];
}
