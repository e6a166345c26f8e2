import type { Guard } from '../guard/guard.ts';
import type { BigQueryApi } from './api.ts';
import type { DatasetFacts } from './bigquery.ts';
import { textAt } from './json.ts';
import type { Place } from './place.ts';

/** What is known of a place's dataset; null where there is none. Errors: SourceError. */
export const datasetFacts = async (
  api: BigQueryApi,
  { dataset: { projectId, datasetId }, source }: Place,
  questions: Guard,
): Promise<DatasetFacts | null> => {
  const asked = { source, attempted: `dataset ${datasetId}`, ceiling: null };
  const path = `/datasets/${datasetId}`;
  const found = await questions.run(asked.attempted, (signal) =>
    api.call({ ...asked, signal, method: 'GET', path, projectId, nullAt: 404 }),
  );
  return found === null ? null : { location: textAt(found, 'location') };
};
