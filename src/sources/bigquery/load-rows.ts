import { machineClock } from '../guard/clock.ts';
import type { Asking } from './asking.ts';
import { cancelJob } from './cancel-job.ts';
import { complaintOfJob } from './complaint.ts';
import { type Asked, failureOf } from './failures.ts';
import { newJobId } from './job-body.ts';
import { textAt } from './json.ts';
import type { LoadProgress, TableToFill } from './tables.ts';
import { lastWord, upload } from './upload.ts';

/** Pauses between questions to a load that is not done, in milliseconds: each is twice the one before. */
const FIRST_POLL_MS = 20;
const LONGEST_POLL_MS = 1000;

export interface Load {
  readonly table: TableToFill;
  readonly onProgress: (progress: LoadProgress) => void;
}

/** A load as BigQuery knows it. */
interface LoadJob {
  readonly asked: Asked;
  readonly jobId: string;
  readonly location: string | null;
  /** The next pause. */
  readonly pollMs: number;
}

/**
 * Fills a table by a load job, which BigQuery bills nothing for.
 *
 * It is not repeated, as lines can be read once only; it is cancelled where it fails here.
 */
export const loadRows = async (
  asking: Asking,
  { table, onProgress }: Load,
  lines: AsyncIterable<string>,
): Promise<void> => {
  const { source } = asking.place;
  const asked = { source, attempted: `load of ${table.name.tableId}`, ceiling: null };
  const location = await asking.location();
  const job = { asked, jobId: newJobId(), location, pollMs: FIRST_POLL_MS };
  let bytesSent = 0;
  try {
    const onSent = (bytes: number): void =>
      onProgress({ bytesSent: (bytesSent += bytes), isSent: false });
    const answer = await upload(asking, { ...job, table, onSent }, lines);
    onProgress({ bytesSent, isSent: true });
    await untilDone(asking, job, answer);
  } catch (error) {
    cancelJob(asking, job);
    throw error;
  }
};

/** Waits for as long as BigQuery says that it goes on. */
const untilDone = async (asking: Asking, job: LoadJob, told: unknown): Promise<void> => {
  const complaint = complaintOfJob(told);
  if (complaint !== null) throw lastWord(failureOf(complaint, job.asked), job.asked);
  if (textAt(told, 'status', 'state') === 'DONE') return;
  await machineClock.pause(job.pollMs, asking.closing);
  const { asked, jobId, location } = job;
  const where = textAt(told, 'jobReference', 'location') ?? location;
  const next = await asking.questions.run(asked.attempted, (signal) =>
    asking.api.call({
      ...asked,
      signal,
      method: 'GET',
      path: `/jobs/${jobId}`,
      query: where === null ? {} : { location: where },
    }),
  );
  const pollMs = Math.min(job.pollMs * 2, LONGEST_POLL_MS);
  await untilDone(asking, { ...job, location: where, pollMs }, next);
};
