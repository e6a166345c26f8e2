import type { SourceStatus } from '../dataset/dataset.ts';
import type { StoredBytes } from './stored-bytes.ts';

/** The published image files. */
export interface FileSource {
  /** The original PNG file of an image; null where it is not held. Rejects with SourceError. */
  original(imageIndex: string): Promise<StoredBytes | null>;
  /** Asks whether the store answers. Never rejects. */
  status(): Promise<SourceStatus>;
}
