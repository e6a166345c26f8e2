import { inTurn } from './in-turn.ts';

/** A statement as it reached the emulator. */
export interface SeenStatement {
  readonly sql: string;
  /** As the client wrote them, types and values. */
  readonly parameters: readonly unknown[];
  readonly isDryRun: boolean;
}

/** The body of a jobs.insert, as far as it is read here. */
export interface QueryJob {
  readonly jobReference?: JobReference;
  readonly configuration: {
    readonly dryRun?: boolean;
    readonly query?: Readonly<Record<string, unknown>>;
  };
}

interface JobReference {
  readonly projectId: string;
  readonly jobId: string;
  readonly location?: string;
}

/** A job as jobs.get gives it. */
interface JobResource extends Readonly<Record<string, unknown>> {
  readonly jobReference: JobReference;
  readonly statistics: Readonly<Record<string, unknown>>;
}

/** An error in BigQuery's form. */
interface Refusal {
  readonly status: number;
  readonly body: { readonly error: { readonly errors: readonly unknown[] } };
}

/** A query that has run. */
export interface FrontJob {
  readonly resource: JobResource;
  readonly schema: unknown;
  readonly rows: readonly unknown[];
  /** Null where the query did not fail. */
  readonly refusal: Refusal | null;
}

/** Jobs that are kept; a caller asks for its own at once. */
const KEPT = 200;

/** The jobs that were run through here; they are the emulator's no more. */
export const frontJobs = (
  target: string,
  observe: (statement: SeenStatement, besides: string) => void,
) => {
  const jobs = new Map<string, FrontJob>();
  const waitTurn = inTurn();
  const insert = async (job: QueryJob) => {
    const reference = job.jobReference ?? { projectId: '', jobId: '' };
    if (jobs.has(reference.jobId)) return duplicate(reference);
    const { query = {}, dryRun = false } = job.configuration;
    const parameters = (query['queryParameters'] ?? []) as readonly unknown[];
    const besides = JSON.stringify(job, (key, value: unknown) =>
      key === 'queryParameters' ? undefined : value,
    );
    observe({ sql: String(query['query']), parameters, isDryRun: dryRun }, besides);
    const ran = await waitTurn(() => runQuery({ target, reference, dryRun }, query));
    if (ran.refusal !== null && ran.refusal.status >= 500) return ran.refusal;
    const resource = resourceOf(job, reference, ran);
    if (!dryRun) {
      jobs.set(reference.jobId, { ...ran, resource });
      for (const oldest of [...jobs.keys()].slice(0, -KEPT)) jobs.delete(oldest);
    }
    return { status: 200, body: resource };
  };
  return { insert, find: (jobId: string) => jobs.get(jobId), forget: () => jobs.clear() };
};

type Ran = Omit<FrontJob, 'resource'>;

interface Run {
  readonly target: string;
  readonly reference: JobReference;
  readonly dryRun: boolean;
}

const runQuery = async (
  { target, reference, dryRun }: Run,
  query: Readonly<Record<string, unknown>>,
): Promise<Ran> => {
  const project = `${target}/bigquery/v2/projects/${encodeURIComponent(reference.projectId)}`;
  const response = await fetch(`${project}/queries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...query, dryRun, formatOptions: { useInt64Timestamp: true } }),
  });
  const body = (await response.json()) as Refusal['body'] & AnsweredQuery;
  if (!response.ok) {
    return { schema: null, rows: [], refusal: { status: response.status, body } };
  }
  // A dry run leaves no job.
  const jobId = dryRun ? undefined : body.jobReference?.jobId;
  if (jobId !== undefined) await fetch(`${project}/jobs/${jobId}/delete`, { method: 'DELETE' });
  return { schema: body.schema, rows: body.rows ?? [], refusal: null };
};

interface AnsweredQuery {
  readonly jobReference?: { readonly jobId: string };
  readonly schema?: unknown;
  readonly rows?: readonly unknown[];
}

/** A query that fails is a job that is done and failed: jobs.insert itself succeeds. */
const resourceOf = (
  { configuration }: QueryJob,
  jobReference: JobReference,
  { rows, refusal }: Ran,
): JobResource => {
  const bytes = String(textLength(rows));
  const now = String(Date.now());
  const errors = refusal?.body.error.errors ?? [];
  const failure = refusal === null ? {} : { errorResult: errors[0], errors };
  return {
    kind: 'bigquery#job',
    id: `${jobReference.projectId}:${jobReference.jobId}`,
    jobReference,
    configuration: { jobType: 'QUERY', ...configuration },
    status: { state: 'DONE', ...failure },
    statistics: {
      creationTime: now,
      startTime: now,
      endTime: now,
      totalBytesProcessed: bytes,
      query: { totalBytesProcessed: bytes, totalBytesBilled: bytes, cacheHit: false },
    },
  };
};

/** Characters of all cells: {f: [{v: ...}]}, where v is a text, null, a list of {v} or a row again. */
const textLength = (value: unknown): number => {
  if (typeof value === 'string') return value.length;
  if (value === null || typeof value !== 'object') return 0;
  return Object.values(value).reduce((sum: number, part) => sum + textLength(part), 0);
};

const duplicate = ({ projectId, jobId }: JobReference): Refusal => {
  const message = `Already Exists: Job ${projectId}:${jobId}`;
  const errors = [{ message, domain: 'global', reason: 'duplicate' }];
  const error = { code: 409, message, errors, status: 'ALREADY_EXISTS' };
  return { status: 409, body: { error } };
};
