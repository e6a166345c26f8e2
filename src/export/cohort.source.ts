import type { ImageFilter } from '../image/image.filter.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import type { Sex } from '../terms/sex.ts';
import type { Split } from '../terms/split.ts';
import type { ViewPosition } from '../terms/view-position.ts';

/**
 * What is exported of some images, beside what follows from their file names: one list for each value,
 * all of the same length. As many objects would take several times the memory.
 */
export interface CohortRows {
  readonly imageIndexes: readonly string[];
  readonly followUpNumbers: readonly number[];
  readonly sexes: readonly Sex[];
  readonly viewPositions: readonly ViewPosition[];
  readonly agesYears: readonly (number | null)[];
  readonly widthsPx: readonly number[];
  readonly heightsPx: readonly number[];
  readonly spacingsXMm: readonly number[];
  readonly spacingsYMm: readonly number[];
  readonly splits: readonly (Split | null)[];
  /** The findings present, as sets of bits, by NLP release; null where it is not loaded. */
  readonly nlpPresent: Readonly<
    Record<'NIH_NLP_2017' | 'NIH_NLP_2020', readonly (number | null)[]>
  >;
}

/** The final labels that experts gave an image in one set, as sets of bits. */
export interface FinalLabels {
  readonly imageIndex: string;
  readonly labelSet: LabelSetCode;
  readonly assessed: number;
  readonly present: number;
}

/** How many images a patient has in a cohort. */
export interface CohortPatient {
  readonly patientId: number;
  readonly split: Split | null;
  readonly imageCount: number;
}

/** Some images of a cohort, by file name. */
export interface CohortPageQuery {
  readonly filter: ImageFilter;
  /** The file name behind which the page begins; null for the first page. */
  readonly after: string | null;
  readonly size: number;
}

/** Where the rows of cohorts come from. Rejects with SourceError. */
export interface CohortSource {
  /** How many rows it is best asked for at a time: statements have a price, and rows take memory. */
  readonly rowsAtOnce: number;
  cohortRows(query: CohortPageQuery): Promise<CohortRows>;
  /** Of all images from the one file name to the other, both included, in no order. */
  finalLabels(range: {
    readonly first: string;
    readonly last: string;
    readonly labelSets: readonly LabelSetCode[];
  }): Promise<readonly FinalLabels[]>;
  /** Every patient of a cohort once, in no order. */
  cohortPatients(filter: ImageFilter): Promise<readonly CohortPatient[]>;
}
