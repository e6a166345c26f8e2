import type { GraphQLResolveInfo } from 'graphql';
import { tallyQuestions } from '../cohort/tally-plan.lookup.ts';
import { connect } from '../connect.ts';
import type { Connection, PageArgs } from '../connection.ts';
import type { Context } from '../context.ts';
import type { Question } from '../explain.ts';
import { readOrdering } from '../ordering.ts';
import { EMPTY_PAGE, type Page, readWindow } from '../paging.ts';
import { readOptionalFilter } from '../read-filter.ts';
import { after, type Soon } from '../soon.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import { setsOfFilter, setsOfOrder } from './image.citations.ts';
import { EVERY_IMAGE, type ImageFilter } from './image.filter.ts';
import type { ImageFilterInput } from './image.input.ts';
import { imageCursor } from './image.order.ts';
import { readImageFilter } from './image.read-filter.ts';
import type { ImageOwner, ImageQuery } from './image.source.ts';
import type { Image } from './image.ts';
import { setsOfSelection } from './image-fields.citations.ts';
import type { ImageOrderByInput } from './image-order.input.ts';

/** What a list of images is asked with; what is undefined was left out. */
interface ImageList {
  readonly filter?: ImageFilterInput | null | undefined;
  readonly orderBy?: readonly ImageOrderByInput[] | null | undefined;
}

/** The images of a whole list, whatever its page: those of an owner, or of all, that meet a filter. */
export interface ImageScope {
  readonly filter: ImageFilter;
  readonly owner: { readonly owner: ImageOwner; readonly id: string } | null;
}

/** A page of images, the whole list that it is of, and the label sets that the answer draws on. */
export interface ImagePage extends Connection<Image> {
  readonly scope: ImageScope;
  readonly citedSets: () => readonly LabelSetCode[];
}

/** Reads the arguments of a list of images. UserInputError says what is wrong with which. */
export const readImageQuery = ({ filter, orderBy }: ImageList, page: PageArgs): ImageQuery => ({
  filter: readOptionalFilter(filter, readImageFilter, EVERY_IMAGE),
  order: readOrdering(orderBy),
  window: readWindow(page),
});

/** A page of all images. */
export const imagePage = (
  query: ImageQuery,
  context: Context,
  info: GraphQLResolveInfo,
): ImagePage => {
  const { images } = context.sources;
  return toImagePage(query, {
    context,
    info,
    owner: null,
    page: () => images.imagePage(query),
    count: () => images.imageCount(query.filter),
  });
};

/** A page of the images of a patient or a reader, batched over those that ask for the same. */
export const imagePageOf = (
  { owner, id }: { owner: ImageOwner; id: string },
  query: ImageQuery,
  { context, info }: { context: Context; info: GraphQLResolveInfo },
): ImagePage => {
  const { loaders, sources } = context;
  const page = (): Soon<Page<Image>> =>
    after(loaders.imagePageBy({ owner, query }).load(id), (found) => found ?? EMPTY_PAGE);
  const count = (): Soon<number> =>
    after(
      loaders.imageCountBy({ owner, filter: query.filter }).load(id),
      (counted) => counted ?? 0,
    );
  const straight = [
    () => sources.images.imagePagesBy(owner, [id], query),
    () => sources.images.imageCountsBy(owner, [id], query.filter),
  ];
  return toImagePage(query, { context, info, owner: { owner, id }, page, count, straight });
};

interface Reading {
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
  readonly owner: ImageScope['owner'];
  readonly page: () => Soon<Page<Image>>;
  readonly count: () => Soon<number>;
  readonly straight?: readonly Question[];
}

const toImagePage = (
  query: ImageQuery,
  { context, info, owner, ...questions }: Reading,
): ImagePage => {
  const scope = { filter: query.filter, owner };
  const connection = connect({
    type: 'Image',
    window: query.window,
    cursorOf: (image) => imageCursor(image, query.order),
    ...questions,
    besides: () => tallyQuestions(scope, context, info),
  });
  const citedSets = (): LabelSetCode[] => {
    const { imageCounts } = context.sources.dataset.dataset();
    return [
      ...setsOfFilter(query.filter, imageCounts),
      ...setsOfOrder(query.order),
      ...setsOfSelection(info, imageCounts),
    ].filter((code) => imageCounts.has(code));
  };
  // Assigned rather than spread: the connection's getters must stay getters.
  return Object.assign(connection, { scope, citedSets });
};
