import { Readable } from 'node:stream';
import type { ByteRange, StoredBytes } from '../../../src/dicom/stored-bytes.ts';
import type { ImageServerParts } from './image-server.ts';

/** What streams of an image. */
export const STREAMED = ['dicom', 'png', 'frames/1'] as const;

/** Stores whose streams are all of the same bytes. */
export const streaming = (stored: StoredBytes): ImageServerParts => ({
  object: async () => stored,
  original: async () => stored,
  frame: async () => stored,
});

/** Bytes that a store of a test holds, and what happened to them. */
export interface RecordedBytes extends StoredBytes {
  /** Such as "opened 0-9", "closed" and "destroyed", in order. */
  readonly events: readonly string[];
  /** Resolves once the stream was destroyed, or read to its end. */
  readonly over: Promise<void>;
}

export interface RecordedOptions {
  /** Null: the store does not say how many there are. The number of the bytes where left out. */
  readonly byteLength?: number | null;
  readonly mediaType?: string;
  /** The stream that is given in place of the bytes. */
  readonly stream?: (range: ByteRange | null) => Readable;
}

/** As many different bytes as are wanted. */
export const someBytes = (count: number): Buffer =>
  Buffer.from(Uint8Array.from({ length: count }, (_, i) => (i * 7 + (i >> 8)) % 256));

/** Bytes as a store gives them. */
export const recordedBytes = (bytes: Buffer, options: RecordedOptions = {}): RecordedBytes => {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const events: string[] = [];
  const {
    byteLength = bytes.length,
    mediaType = 'application/dicom',
    stream = (range) => Readable.from(piecesOf(partOf(bytes, range)), { objectMode: false }),
  } = options;
  return {
    byteLength,
    mediaType,
    events,
    over,
    open: (range) => {
      events.push(range === null ? 'opened' : `opened ${range.first}-${range.last}`);
      const opened = stream(range);
      opened.once('close', () => {
        events.push(opened.readableEnded ? 'read' : 'destroyed');
        resolve();
      });
      return opened;
    },
    close: () => {
      events.push('closed');
      resolve();
    },
  };
};

const partOf = (bytes: Buffer, range: ByteRange | null): Buffer =>
  range === null ? bytes : bytes.subarray(range.first, range.last + 1);

/** In pieces, as bytes come over a network. */
const piecesOf = function* (bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
};
