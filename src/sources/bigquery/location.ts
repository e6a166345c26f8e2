import { SourceError } from '../../errors.ts';
import type { Guard } from '../guard/guard.ts';
import type { BigQueryApi } from './api.ts';
import { datasetFacts } from './dataset-facts.ts';
import type { Place } from './place.ts';

/**
 * Where jobs of a place run, asked for once; null where BigQuery has to find out by itself, which it
 * does by the tables that a statement names.
 *
 * Errors: SourceError where BigQuery does not answer; it is asked again then.
 */
export const locationOf = (
  api: BigQueryApi,
  place: Place,
  guard: Guard,
): (() => Promise<string | null>) => {
  const { location } = place;
  let known: Promise<string | null> | null = location === null ? null : Promise.resolve(location);
  const ask = async (): Promise<string | null> => {
    try {
      return (await datasetFacts(api, place, guard))?.location ?? null;
    } catch (error) {
      // Who may read a table need not see its dataset.
      if (error instanceof SourceError && error.problem === 'NO_ACCESS') return null;
      known = null;
      throw error;
    }
  };
  return () => (known ??= ask());
};
