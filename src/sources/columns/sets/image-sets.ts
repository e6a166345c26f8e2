import type { ImageFilter } from '../../../image/image.filter.ts';
import { type Bits, noPlaces, sizeOf } from './bits.ts';
import { addImagesOf } from './expert-rows.ts';
import { isOfColumns, leafPlaces } from './image-leaves.ts';
import { createKept } from './kept.ts';
import type { SetColumns } from './set-columns.ts';
import { mayLookAt } from './this-turn.ts';
import { type SetAlgebra, setAlgebra, type WantedSet } from './wanted-set.ts';

/** Some rows, by place. */
export interface PlaceSet {
  readonly bits: Bits;
  readonly size: number;
}

/** The images that meet filters. */
export interface ImageSets {
  /** Null: an engine has to be asked, since columns do not say it, or not in a moment. */
  thatMeet(filter: ImageFilter): PlaceSet | null;
  /** The images that a reader read. */
  readBy(readerId: string): PlaceSet;
}

/** maxBytes: memory for sets. */
export const imageSets = (columns: SetColumns, maxBytes: number): ImageSets => {
  const { count } = columns.held.images;
  const leaves = createKept<Bits>((maxBytes * 3) / 4, ({ byteLength }) => byteLength);
  const wholes = createKept<PlaceSet>(maxBytes / 4, ({ bits }) => bits.byteLength);
  const sized = (bits: Bits): PlaceSet => ({ bits, size: sizeOf(bits) });
  const wantedFor = wantedImages(columns, setAlgebra(count, leaves));
  const effortOf = ({ name, passes }: WantedSet): number =>
    wholes.has(name) ? 0 : passes() * count;
  return {
    thatMeet: (filter) => {
      const wanted = wantedFor(filter);
      if (wanted === null || !mayLookAt(effortOf(wanted))) return null;
      return wholes.of(wanted.name, () => sized(wanted.bits()));
    },
    readBy: (readerId) =>
      wholes.of(`reader ${readerId}`, () => {
        const bits = noPlaces(count);
        addImagesOf(bits, columns.experts, (said) => said.readerId === readerId);
        return sized(bits);
      }),
  };
};

/** From a filter to the set of images that meet it; null where columns do not say it. */
const wantedImages = (columns: SetColumns, { leaf, all, any, not }: SetAlgebra) => {
  const wantedFor = (filter: ImageFilter): WantedSet | null => {
    if (filter.kind === 'not') {
      const part = wantedFor(filter.of);
      return part === null ? null : not(part);
    }
    if (filter.kind !== 'all' && filter.kind !== 'any') {
      if (!isOfColumns(columns, filter)) return null;
      return leaf(JSON.stringify(filter), () => leafPlaces(columns, filter));
    }
    const parts = filter.of.map(wantedFor);
    if (!areAll(parts)) return null;
    return filter.kind === 'all' ? all(parts) : any(parts);
  };
  return wantedFor;
};

/** Whether nothing is null. */
export const areAll = <T>(list: readonly T[]): list is readonly NonNullable<T>[] =>
  list.every((one) => one !== null);
