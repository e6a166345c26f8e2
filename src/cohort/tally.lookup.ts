import type { Loader } from '../batch.ts';
import type { Context } from '../context.ts';
import type { ImageFilter } from '../image/image.filter.ts';
import type { Soon } from '../soon.ts';
import { IMAGE_DIMENSIONS } from '../terms/image-dimension.ts';
import type { DimensionArgs } from './cohort.input.ts';
import { checkDimensions, type ValueSpace } from './dimension-values.ts';
import { type FilterParts, takeApart } from './own-conditions.filter.ts';
import {
  type CrossTabQuery,
  type FacetQuery,
  type ImageOwners,
  WHOLE_COLLECTION,
} from './tally.source.ts';

/** The images that meet a filter: those of an owner, or of all. */
export interface CountedList {
  readonly filter: ImageFilter;
  readonly owner: { readonly owner: 'patient' | 'reader'; readonly id: string } | null;
}

/** Whose images a list holds, as a loader is asked. */
export interface TallyOwner {
  readonly owner: ImageOwners['owner'];
  readonly id: string;
}

export const ownerOf = ({ owner }: CountedList): TallyOwner =>
  owner ?? { owner: 'collection', id: WHOLE_COLLECTION };

/** Asks a loader family about the images of a list; null where there are none. */
export const loadTally = <Q, V>(
  loaderOf: (asked: { owner: ImageOwners['owner']; question: Q }) => Loader<string, V | null>,
  scope: CountedList,
  question: Q,
): Soon<V | null> => {
  const { owner, id } = ownerOf(scope);
  return loaderOf({ owner, question }).load(id);
};

/** What is asked for a cross-tab. UserInputError says what is wrong with the dimensions. */
export const crossTabQuery = (
  { filter }: Pick<CountedList, 'filter'>,
  { dimensions, labelSet }: DimensionArgs,
): CrossTabQuery => {
  checkDimensions(dimensions);
  return {
    filter,
    dimensions: IMAGE_DIMENSIONS.filter((one) => dimensions.includes(one)),
    labelSet: dimensions.includes('FINDING') ? labelSet : null,
  };
};

/** What is asked for facets, and what the filter says of each dimension itself. */
export interface AskedFacets {
  readonly query: FacetQuery;
  readonly own: FilterParts['own'];
}

/** Reads what is asked for facets. UserInputError says what is wrong with the dimensions. */
export const facetQuery = (
  { filter }: CountedList,
  args: DimensionArgs & { readonly excludeSelf: boolean },
  space: ValueSpace,
): AskedFacets => {
  const query = crossTabQuery({ filter }, args);
  const { own, rest } = takeApart(filter, query.dimensions, space);
  if (!args.excludeSelf || own.size === 0) return { query: { ...query, own: [] }, own };
  const conditions = query.dimensions.flatMap((dimension) => {
    const condition = own.get(dimension);
    return condition === undefined ? [] : [{ dimension, condition }];
  });
  return { query: { ...query, filter: rest, own: conditions }, own };
};

/** What the values of dimensions depend on, of what is served. */
export const valueSpace = (
  { labelSet }: DimensionArgs,
  { sources }: Pick<Context, 'sources'>,
): ValueSpace => ({ labelSet, loadedSets: sources.dataset.dataset().imageCounts });
