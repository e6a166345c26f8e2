import type { Row } from '../../decode.ts';
import type { Call } from './api.ts';
import type { Asked } from './failures.ts';
import { type JobToRun, newJobId } from './job-body.ts';

/** A page of a job's rows. */
export interface Page {
  readonly rows: readonly Row[];
  /** Of the next page; null for the last one. */
  readonly nextToken: string | null;
  /** Whether BigQuery answered from its own cache. */
  readonly isCached: boolean;
}

/** How far a job has come. It is kept between attempts: one that is repeated goes on from there. */
export interface QueryJob {
  readonly toRun: JobToRun;
  readonly asked: Asked;
  readonly pageRows: number;
  jobId: string;
  /** Where it runs; null until that is known. */
  location: string | null;
  /**
   * NEW: BigQuery knows nothing of it. SENT: it may. THERE: it does. DOUBTFUL: it failed to tell.
   * REFUSED: it would not tell, and the job may run. STOPPED: it was, and may have billed. OVER: it
   * failed, or was not begun.
   */
  state: 'NEW' | 'SENT' | 'THERE' | 'DOUBTFUL' | 'REFUSED' | 'STOPPED' | 'OVER';
  /** The last page that was read. */
  page: Page | null;
  /** The tokens of pages that were given so far: one that comes again would go round in circles. */
  readonly tokens: Set<string>;
}

/** A job that nobody has told BigQuery of yet. pageRows: most rows of a page. */
export const newJob = (toRun: JobToRun, location: string | null, pageRows: number): QueryJob => ({
  toRun,
  asked: {
    source: toRun.place.source,
    attempted: toRun.statement.label,
    ceiling: toRun.ceiling,
  },
  pageRows,
  jobId: newJobId(),
  location,
  state: 'NEW',
  page: null,
  tokens: new Set(),
});

/** A call about a job. */
export const callOf = (job: QueryJob, signal: AbortSignal): Pick<Call, keyof Asked | 'signal'> => ({
  ...job.asked,
  signal,
});

/** Where a job is, as a question about it says it. */
export const whereOf = ({ location }: QueryJob): Readonly<Record<string, string>> =>
  location === null ? {} : { location };
