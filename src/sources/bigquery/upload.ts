import { once } from 'node:events';
import { GatewayError, SourceError } from '../../errors.ts';
import { prove } from '../google/prove.ts';
import { orAborted } from '../guard/persist.ts';
import { TransientError } from '../guard/transient-error.ts';
import type { Asking } from './asking.ts';
import { complaintOf } from './complaint.ts';
import { type Asked, brokenAnswer, failureOf, silenceOf } from './failures.ts';
import { at } from './json.ts';
import { jsonChunks } from './json-chunks.ts';
import { loadMetadata } from './load-metadata.ts';
import type { TableToFill } from './tables.ts';

/** Rows that are sent for a table. */
export interface Upload {
  readonly table: TableToFill;
  readonly jobId: string;
  readonly location: string | null;
  readonly asked: Asked;
  /** So many bytes more were taken. */
  readonly onSent: (bytes: number) => void;
}

/**
 * Sends lines as they come, and gives the job that BigQuery makes of them.
 *
 * The client has no deadline for it: it ends where BigQuery neither takes nor says anything for as
 * long as a statement may take. Waiting for lines does not count.
 *
 * Errors: SourceError, and those of the lines.
 */
export const upload = async (
  asking: Asking,
  sending: Upload,
  lines: AsyncIterable<string>,
): Promise<unknown> => {
  const { asked } = sending;
  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, asking.closing]);
  const inTime = deadlineOf({ asked, timeoutMs: asking.timeoutMs, ending, signal });
  await inTime(prove(asking.api.client.credentials, asked));
  const sent = asking.api.ender.within(signal, () => send(asking, sending, { lines, inTime }));
  try {
    const answer = at(await sent, 'metadata');
    if (answer === undefined) throw brokenAnswer(asked, 'It names no job.');
    return answer;
  } finally {
    // A request that was not ended would tell BigQuery of a table with a part of its rows.
    ending.abort();
  }
};

/** Waits for BigQuery, and not for long. Errors: SourceError. */
type InTime = <T>(wanted: Promise<T>) => Promise<T>;

const send = async (
  { api }: Asking,
  sending: Upload,
  { lines, inTime }: { lines: AsyncIterable<string>; inTime: InTime },
): Promise<unknown> => {
  const { table, jobId, location, onSent } = sending;
  const stream = api.client.bigquery
    .dataset(table.name.datasetId)
    .table(table.name.tableId, location === null ? {} : { location })
    .createWriteStream(loadMetadata(table, jobId));
  // The client would ask for the state of the job until it is done, without a deadline.
  stream.removeAllListeners('job');
  const answered = new Promise<unknown>((resolve, reject) => {
    stream.once('job', resolve).on('error', reject);
  });
  answered.catch(() => {});
  for await (const chunk of jsonChunks(lines)) {
    if (stream.destroyed) break;
    if (!stream.write(chunk)) await inTime(Promise.race([once(stream, 'drain'), answered]));
    onSent(chunk.length);
  }
  stream.end();
  return inTime(answered);
};

interface Deadline {
  readonly asked: Asked;
  readonly timeoutMs: number;
  /** Ended at the deadline, and with it the request. */
  readonly ending: AbortController;
  readonly signal: AbortSignal;
}

const deadlineOf =
  ({ asked, timeoutMs, ending, signal }: Deadline): InTime =>
  async (wanted) => {
    const timer = setTimeout(() => ending.abort(), timeoutMs);
    try {
      return await orAborted(wanted, signal);
    } catch (error) {
      if (!signal.aborted) throw lastWord(error, asked);
      const cause = new Error(`Nothing came for ${timeoutMs} ms.`);
      throw new SourceError(asked.source, asked.attempted, { cause, problem: 'TIMEOUT' });
    } finally {
      clearTimeout(timer);
    }
  };

/** What fails is not asked for again. */
export const lastWord = (error: unknown, asked: Asked): GatewayError => {
  if (error instanceof GatewayError) return error;
  if (error instanceof TransientError) {
    const { source, attempted } = asked;
    return new SourceError(source, attempted, { cause: error, problem: error.problem });
  }
  const complaint = complaintOf(error);
  return lastWord(
    complaint === null ? silenceOf(error, asked) : failureOf(complaint, asked),
    asked,
  );
};
