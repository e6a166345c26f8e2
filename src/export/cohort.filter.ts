import type { ImageFilter } from '../image/image.filter.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import type { SplitPlan } from './assigned-split.ts';

/** Some images of one data set, what is said of them, and how they are divided. */
export interface Cohort {
  /** Content hash of the data set, 64 hexadecimal digits. */
  readonly datasetHash: string;
  /** In its one spelling: as it is read from what writeImageFilter wrote. */
  readonly filter: ImageFilter;
  /** Whose labels are columns, in the order of LABEL_SET_CODES, each once. */
  readonly labelSets: readonly LabelSetCode[];
  readonly plan: SplitPlan | null;
}
