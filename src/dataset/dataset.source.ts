import type { Dataset, SourceStatus } from './dataset.ts';

/** What is being served. */
export interface DatasetSource {
  /** Known once the catalog is loaded; it never changes while it is served. */
  dataset(): Dataset;
  /** Asks the catalog's own stores whether they answer. Never rejects. */
  statuses(): Promise<readonly SourceStatus[]>;
}
