import type { ImageOwners } from '../../../cohort/tally.source.ts';
import { type Bits, inBoth, type Stretch } from './bits.ts';
import type { ImageSets } from './image-sets.ts';
import type { SetColumns } from './set-columns.ts';

/** The images of an owner: those of a set that lie in a stretch. */
export interface OwnedSet {
  readonly bits: Bits;
  readonly stretch: Stretch;
}

/** The images of an owner, of some. */
export type OwnedSets = (owner: ImageOwners['owner'], id: string, bits: Bits) => OwnedSet;

/** A patient's images stand together; a reader's are those it read. */
export const ownedSets = (
  { held: { images, patients } }: SetColumns,
  { readBy }: Pick<ImageSets, 'readBy'>,
): OwnedSets => {
  const everywhere: Stretch = { from: 0, below: images.count };
  const ofPatient = (id: string): Stretch => {
    const place = patients.placeOf(Number(id));
    if (place < 0) return { from: 0, below: 0 };
    return { from: patients.firstImage[place] ?? 0, below: patients.firstImage[place + 1] ?? 0 };
  };
  return (owner, id, bits) => {
    if (owner === 'patient') return { bits, stretch: ofPatient(id) };
    const owned = owner === 'reader' ? inBoth(bits, readBy(id).bits) : bits;
    return { bits: owned, stretch: everywhere };
  };
};
