import { currentRequest } from '../../request.ts';
import type { Asking } from './asking.ts';
import type { Statement } from './bigquery.ts';
import { complaintOfJob } from './complaint.ts';
import { failureOf } from './failures.ts';
import { dryRunBody, newJobId } from './job-body.ts';
import { labelsOf } from './labels.ts';
import { queryParameters } from './query-parameters.ts';

/**
 * What BigQuery says of a statement without running it; that bills nothing.
 *
 * isCacheUsed: whether it may tell what its cache would. Errors: SourceError.
 */
export const dryRun = async (
  { api, place, location, questions, timeoutMs }: Asking,
  statement: Statement,
  isCacheUsed: boolean,
): Promise<unknown> => {
  const asked = { source: place.source, attempted: `price of ${statement.label}`, ceiling: null };
  const labels = labelsOf(place.source, currentRequest());
  const parameters = queryParameters(statement.parameters);
  const where = await location();
  const { projectId } = api.client.bigquery;
  const job = { statement, parameters, place, labels, ceiling: 0, timeoutMs };
  const body = dryRunBody(job, { projectId, jobId: newJobId(), location: where }, isCacheUsed);
  return questions.run(asked.attempted, async (signal) => {
    const answer = await api.call({ ...asked, signal, method: 'POST', path: '/jobs', body });
    const complaint = complaintOfJob(answer);
    if (complaint !== null) throw failureOf(complaint, asked);
    return answer;
  });
};
