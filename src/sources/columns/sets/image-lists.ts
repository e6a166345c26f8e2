import type { ImageFilter } from '../../../image/image.filter.ts';
import type { ImageOwnerKey, ImageQuery } from '../../../image/image.source.ts';
import type { Image } from '../../../image/image.ts';
import { cutPage, type Page } from '../../../paging.ts';
import { type Bits, placesIn } from './bits.ts';
import { type ImageOrders, imageCursorPlace } from './image-orders.ts';
import type { ImageSets } from './image-sets.ts';
import { type OwnedSet, ownedSets } from './owned-sets.ts';
import { placesOfFew, placesOfPage } from './place-pages.ts';
import type { SetColumns } from './set-columns.ts';

/** Pages and numbers of images; undefined: an engine has to be asked. */
export interface ImageLists {
  page(query: ImageQuery): Page<Image> | undefined;
  count(filter: ImageFilter): number | undefined;
  /** Null where the owner has none there. */
  pageOf(owner: ImageOwnerKey, query: ImageQuery): Page<Image> | null | undefined;
  countOf(owner: ImageOwnerKey, filter: ImageFilter): number | null | undefined;
}

/** Errors: UserInputError where a cursor is of another list. */
export const imageLists = (
  columns: SetColumns,
  sets: ImageSets,
  orders: ImageOrders,
): ImageLists => {
  const { images } = columns.held;
  const imagesOf = ownedSets(columns, sets);
  const places = pagePlaces(columns, orders);
  const toPage = (found: readonly number[], { window }: ImageQuery): Page<Image> =>
    cutPage(found.map(images.imageAt), window);
  return {
    page: (query) => {
      const set = sets.thatMeet(query.filter);
      const found = set === null ? undefined : places.ofMany(set.bits, query);
      return found && toPage(found, query);
    },
    count: (filter) => sets.thatMeet(filter)?.size,
    pageOf: ({ owner, id }, query) => {
      const met = sets.thatMeet(query.filter);
      if (met === null) return undefined;
      const set = imagesOf(owner, id, met.bits);
      const found = owner === 'patient' ? places.ofFew(set, query) : places.ofMany(set.bits, query);
      return found && (found.length === 0 ? null : toPage(found, query));
    },
    countOf: ({ owner, id }, filter) => {
      const met = sets.thatMeet(filter);
      if (met === null) return undefined;
      const set = imagesOf(owner, id, met.bits);
      return placesIn(set.bits, set.stretch) || null;
    },
  };
};

/** The places of pages. */
const pagePlaces = ({ held }: SetColumns, orders: ImageOrders) => ({
  /** Undefined: there is no such order at present. */
  ofMany: (bits: Bits, query: ImageQuery): readonly number[] | undefined => {
    const cursor = imageCursorPlace(held, query);
    const ordered = orders.inOrder(query.order);
    if (ordered === null) return undefined;
    const list = { ...ordered, bits, count: held.images.count };
    return placesOfPage(list, query.window, cursor);
  },
  ofFew: (set: OwnedSet, { order, window }: ImageQuery): readonly number[] => {
    const cursor = imageCursorPlace(held, { order, window });
    return placesOfFew({ ...set, keys: orders.keysOf(order) }, window, cursor);
  },
});
