import type { SourceStatus } from '../dataset/dataset.ts';
import type { InstanceKey } from './instance-key.ts';
import type { Look } from './look.ts';
import type { StoredBytes } from './stored-bytes.ts';

/** What a store gave when it was asked for a picture. */
export type Rendition =
  /**
   * A PNG or JPEG file of the asked-for size, or of the object's own where none was asked for. A
   * store that cannot scale gives a larger one than it was asked for, and the asker scales.
   */
  | { readonly outcome: 'PICTURE'; readonly bytes: Uint8Array }
  /** It holds the object and cannot draw it: draw it from the object. */
  | { readonly outcome: 'CANNOT' }
  | { readonly outcome: 'ABSENT' };

/** A store of DICOM objects. What it does not hold is null. Rejects with SourceError. */
export interface ObjectSource {
  /** The object as it is stored, DICOM PS3.10. */
  object(key: InstanceKey): Promise<StoredBytes | null>;
  /**
   * The pixel data of a frame, counted from 1: as encoded in the object, or uncompressed. Its media
   * type has the transfer syntax. Null where there is no such frame.
   */
  frame(key: InstanceKey, frameNumber: number): Promise<StoredBytes | null>;
  /**
   * The first frame as the store draws it. look: how it is wanted; null where there is no such
   * instance. A store that cannot be told does not ask, and gives the picture of the instance's own
   * size that it has.
   */
  rendered(key: InstanceKey, look: () => Promise<Look | null>): Promise<Rendition>;
  /** Asks whether the store answers. Never rejects. */
  status(): Promise<SourceStatus>;
}
