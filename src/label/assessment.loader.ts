import { loaderFamily, loadMany, loadOne } from '../batch.ts';
import type { Page } from '../paging.ts';
import type { AssessmentSource, LabelQuery } from './assessment.source.ts';
import type { Assessment } from './assessment.ts';
import type { LabelFilter } from './label.filter.ts';
import type { Label } from './label.ts';

/** Loaders over the labels of one request. */
export const assessmentLoaders = (source: AssessmentSource) => ({
  assessmentsByImage: loadMany('assessmentsByImage', (imageIndexes: readonly string[]) =>
    source.assessmentsByImage(imageIndexes),
  ),
  /** The rows of each image that hold labels which meet one filter. */
  matchesByImage: loaderFamily(
    (filter: LabelFilter) => JSON.stringify(filter),
    (filter) =>
      loadMany<string, Assessment>('matchesByImage', (keys) => source.matchesByImage(keys, filter)),
  ),
  /** The same page of each reader's labels. */
  labelPageByReader: loaderFamily(
    (query: LabelQuery) => JSON.stringify(query),
    (query) =>
      loadOne<string, Page<Label>>('labelPageByReader', (ids) =>
        source.labelPagesByReader(ids, query),
      ),
  ),
  labelCountByReader: loaderFamily(
    (filter: LabelFilter) => JSON.stringify(filter),
    (filter) =>
      loadOne<string, number>('labelCountByReader', (ids) =>
        source.labelCountsByReader(ids, filter),
      ),
  ),
});
