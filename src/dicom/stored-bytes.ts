import type { Readable } from 'node:stream';

/** Part of some bytes: the first and the last, counted from 0, both included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** Bytes that a store holds, ready to be sent on. One of open, whole and close is called, once. */
export interface StoredBytes {
  /** How many there are in all; null where the store does not say. */
  readonly byteLength: number | null;
  /** Such as "application/dicom". */
  readonly mediaType: string;
  /** Streams all of them, or a part. The stream fails where the store stops in the middle. */
  open(range: ByteRange | null): Readable;
  /**
   * All of them at once, where a store has a shorter way than its stream.
   *
   * into: gives the memory for so many bytes. Rejects with SourceError, and as it does.
   */
  whole?(into: (byteLength: number) => Uint8Array): Promise<Uint8Array>;
  /** Lets go of them unread. */
  close(): void;
}
