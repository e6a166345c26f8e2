import type { StoredBytes } from '../dicom/stored-bytes.ts';
import type { Cohort } from './cohort.filter.ts';
import type { CohortHeader } from './cohort-header.ts';
import type { ExportFormat } from './export-format.ts';

/** A cohort whose id was read. */
export interface NamedCohort {
  readonly cohortId: string;
  readonly cohort: Cohort;
  /** What its files say of themselves. */
  readonly header: CohortHeader;
}

/** A cohort as a file. */
export interface CohortFileOrder extends NamedCohort {
  readonly format: ExportFormat;
}

/** Where files of cohorts come from. The same order gives the same bytes each time, and anywhere. */
export interface CohortFileSource {
  /** How many bytes a file has that was made before; null where it has to be made. Makes nothing. */
  byteLength(order: CohortFileOrder): number | null;
  /**
   * The bytes of a file, also while it is being made.
   *
   * isLengthWanted: waits until it is made, so that its length is known. Rejects with SourceError.
   */
  open(order: CohortFileOrder, isLengthWanted: boolean): Promise<StoredBytes>;
}
