import { loaderFamily, loadMany, loadOne, whenAsked } from '../batch.ts';
import type { Page } from '../paging.ts';
import type { AssessmentSource, LabelQuery } from './assessment.source.ts';
import type { Assessment } from './assessment.ts';
import type { LabelFilter } from './label.filter.ts';
import type { Label } from './label.ts';

/** Loaders over the labels of one request. */
export const assessmentLoaders = (source: AssessmentSource) => {
  const held = whenAsked(() => source.atOnce?.());
  return {
    assessmentsByImage: loadMany(
      'assessmentsByImage',
      (imageIndexes: readonly string[]) => source.assessmentsByImage(imageIndexes),
      (imageIndex) => held()?.assessmentsByImage(imageIndex),
    ),
    /** The rows of each image that hold labels which meet one filter. */
    matchesByImage: loaderFamily<LabelFilter, string, readonly Assessment[]>(
      (filter) => JSON.stringify(filter),
      (filter) => loadMany('matchesByImage', (keys) => source.matchesByImage(keys, filter)),
      (filter, imageIndex) => held()?.matchesByImage(imageIndex, filter),
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
  };
};
