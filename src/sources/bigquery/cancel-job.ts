import type { Asking } from './asking.ts';
import type { Asked } from './failures.ts';

/** For asking BigQuery to cancel a job, in milliseconds. It is asked once. */
const CANCEL_MS = 5000;

/** A job that may run, and bill, though nobody wants it any more. */
export interface LostJob {
  readonly asked: Asked;
  readonly jobId: string;
  /** Where it runs; null where that is not known. */
  readonly location: string | null;
}

/** Cancels a job, whether BigQuery knows of it or not. Nobody waits for it, but the end. */
export const cancelJob = (
  { api, background }: Pick<Asking, 'api' | 'background'>,
  { asked, jobId, location }: LostJob,
): void => {
  const cancelled = api.call({
    ...asked,
    signal: AbortSignal.timeout(CANCEL_MS),
    method: 'POST',
    path: `/jobs/${jobId}/cancel`,
    query: location === null ? {} : { location },
  });
  background.add(cancelled);
};
