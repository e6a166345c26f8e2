import type { Guard } from '../guard/guard.ts';
import type { BigQueryApi } from './api.ts';
import type { BackgroundWork } from './background-work.ts';
import type { Place } from './place.ts';

/** All that it takes to ask BigQuery about one place. */
export interface Asking {
  readonly api: BigQueryApi;
  readonly place: Place;
  /** For statements. */
  readonly statements: Guard;
  /** For all else, which takes BigQuery no time; a statement that runs may wait for it. */
  readonly questions: Guard;
  /** For what nobody waits for; unlike all else, it goes on when the connection is closed. */
  readonly afterwards: Guard;
  /** For one statement, in milliseconds. */
  readonly timeoutMs: number;
  /** Most rows of a page. */
  readonly pageRows: number;
  /** Ends when the connection is closed; so do the signals of its guards. */
  readonly closing: AbortSignal;
  readonly background: BackgroundWork;
  /** Where jobs run; null where BigQuery has to find out. Errors: SourceError. */
  location(): Promise<string | null>;
}
