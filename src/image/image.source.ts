import type { Page, Window } from '../paging.ts';
import type { Soon } from '../soon.ts';
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

/** One that images belong to. */
export interface ImageOwnerKey {
  readonly owner: ImageOwner;
  readonly id: string;
}

/** Images in memory, by one key at a time; undefined: those have to be asked for. */
export interface ImagesAtOnce {
  imageByIndex(imageIndex: string): Image | null | undefined;
  imageByInstanceUid(uid: string): Image | null | undefined;
  imageByStudyUid(uid: string): Image | null | undefined;
  /** Null where nobody is known by the number. */
  imagePageBy(owner: ImageOwnerKey, query: ImageQuery): Page<Image> | null | undefined;
  imageCountBy(owner: ImageOwnerKey, filter: ImageFilter): number | null | undefined;
  boxesByImage(imageIndex: string): readonly StoredBox[] | undefined;
}

/** Where images come from. A key without images is missing from a map. Rejects with SourceError. */
export interface ImageSource {
  /** Whether a file name is that of an image; quicker than to look the image up. */
  hasImage(imageIndex: string): Promise<boolean>;
  imagesByIndex(imageIndexes: readonly string[]): Promise<ReadonlyMap<string, Image>>;
  imagesByInstanceUid(uids: readonly string[]): Promise<ReadonlyMap<string, Image>>;
  imagesByStudyUid(uids: readonly string[]): Promise<ReadonlyMap<string, Image>>;
  imagePage(query: ImageQuery): Soon<Page<Image>>;
  imageCount(filter: ImageFilter): Soon<number>;
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
  boxesByImage(imageIndexes: readonly string[]): Promise<ReadonlyMap<string, readonly StoredBox[]>>;
  /**
   * Tells rows apart that hold different parts of an image, as an engine gives them that bills by
   * column: a name of what those of the present request hold; '' where all hold everything.
   */
  heldParts(): string;
  /** What the present request takes from memory; null, or left out: nothing. */
  atOnce?(): ImagesAtOnce | null;
}
