import { randomUUID } from 'node:crypto';
import type { Statement } from './bigquery.ts';
import type { Place } from './place.ts';
import type { QueryParameter } from './query-parameters.ts';

/** A statement with all that belongs to its job. */
export interface JobToRun {
  readonly statement: Statement;
  readonly parameters: readonly QueryParameter[];
  readonly place: Place;
  readonly labels: Readonly<Record<string, string>>;
  /** What it may bill, in bytes. */
  readonly ceiling: number;
  /** After which BigQuery stops it by itself, in milliseconds. */
  readonly timeoutMs: number;
}

/** Known before BigQuery answers, so that a job can be cancelled whose answer never came. */
export const newJobId = (): string => `radiograph-${randomUUID()}`;

/** A job's name; where it runs is left out where that is not known. */
export interface JobReference {
  readonly projectId: string;
  readonly jobId: string;
  readonly location: string | null;
}

/** A query for jobs.insert. Its text is the statement's, to the byte: BigQuery's cache goes by it. */
export const jobBody = (job: JobToRun, reference: JobReference): object => ({
  jobReference: referenceBody(reference),
  configuration: {
    labels: job.labels,
    jobTimeoutMs: String(job.timeoutMs),
    query: { ...queryBody(job), maximumBytesBilled: String(job.ceiling) },
  },
});

/** The same as a dry run, which bills nothing. isCacheUsed: whether it may tell what the cache would. */
export const dryRunBody = (
  job: JobToRun,
  reference: JobReference,
  isCacheUsed: boolean,
): object => ({
  jobReference: referenceBody(reference),
  configuration: {
    labels: job.labels,
    dryRun: true,
    query: { ...queryBody(job), ...(isCacheUsed ? {} : { useQueryCache: false }) },
  },
});

const queryBody = ({ statement, parameters, place }: JobToRun): object => ({
  query: statement.sql,
  useLegacySql: false,
  parameterMode: 'POSITIONAL',
  queryParameters: parameters,
  defaultDataset: place.dataset,
});

const referenceBody = ({ projectId, jobId, location }: JobReference): object => ({
  projectId,
  jobId,
  ...(location === null ? {} : { location }),
});
