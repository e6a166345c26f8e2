import type { Page, Window } from '../paging.ts';
import type { StoredBox } from './bounding-box.ts';
import type { ImageFilter } from './image.filter.ts';
import type { ImageOrder } from './image.order.ts';
import type { Image } from './image.ts';

/** Some images of an ordered, filtered set. */
export interface ImageQuery {
  readonly filter: ImageFilter;
  readonly order: ImageOrder;
  readonly window: Window;
}

/** What images can belong to: a patient, or a reader who read them. */
export type ImageOwner = 'patient' | 'reader';

/** Where images come from. A key without images is missing from a map. Rejects with SourceError. */
export interface ImageSource {
  imagesByIndex(imageIndexes: readonly string[]): Promise<ReadonlyMap<string, Image>>;
  imagesByOrdinal(ordinals: readonly number[]): Promise<ReadonlyMap<number, Image>>;
  imagesByInstanceUid(uids: readonly string[]): Promise<ReadonlyMap<string, Image>>;
  imagesByStudyUid(uids: readonly string[]): Promise<ReadonlyMap<string, Image>>;
  imagePage(query: ImageQuery): Promise<Page<Image>>;
  imageCount(filter: ImageFilter): Promise<number>;
  /** One page for each owner. */
  imagePagesBy(
    owner: ImageOwner,
    ids: readonly string[],
    query: ImageQuery,
  ): Promise<ReadonlyMap<string, Page<Image>>>;
  imageCountsBy(
    owner: ImageOwner,
    ids: readonly string[],
    filter: ImageFilter,
  ): Promise<ReadonlyMap<string, number>>;
  boxesByImage(ordinals: readonly number[]): Promise<ReadonlyMap<number, readonly StoredBox[]>>;
}
