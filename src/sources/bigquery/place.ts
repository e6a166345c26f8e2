import type { SourceName } from '../../terms/source-name.ts';
import type { DatasetName } from './bigquery.ts';

/** Where statements run, and in whose name. */
export interface Place {
  /** In whose name failures are told. */
  readonly source: SourceName;
  /** Where tables are that are named without a dataset; its location is that of the jobs. */
  readonly dataset: DatasetName;
  /** Where jobs run, such as "US"; null: where the dataset says, asked for when it is first needed. */
  readonly location: string | null;
}
