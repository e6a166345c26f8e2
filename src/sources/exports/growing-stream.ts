import { read } from 'node:fs';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type { ByteRange } from '../../dicom/stored-bytes.ts';

/** Bytes that are read of a file at a time. */
const CHUNK_BYTES = 256 * 1024;

/** How far a file has been written. */
export type Growth =
  | { readonly state: 'GROWING' | 'WHOLE'; readonly byteLength: number }
  | { readonly state: 'FAILED'; readonly error: Error };

/** An open file that may still grow. */
export interface Growing {
  readonly fileDescriptor: number;
  growth(): Growth;
  /** Settles with the next change of growth. */
  changed(): Promise<void>;
}

/**
 * The bytes of a file, or a part of them: waits at its end until it is whole. No more is read than is
 * taken.
 */
export const growingStream = (file: Growing, range: ByteRange | null): Readable => {
  const end = range === null ? Number.POSITIVE_INFINITY : range.last + 1;
  let position = range?.first ?? 0;
  const next = async (stream: Readable): Promise<Buffer | null> => {
    const available = await untilThere(file, { position, end }, stream);
    if (available === 0) return null;
    const chunk = await readAt(file, position, Math.min(CHUNK_BYTES, available));
    position += chunk.length;
    return chunk;
  };
  let reading: Promise<unknown> = Promise.resolve();
  const stream: Readable = new Readable({
    highWaterMark: CHUNK_BYTES,
    read: () => {
      reading = next(stream).then(
        (chunk) => stream.push(chunk),
        (error: Error) => stream.destroy(error),
      );
    },
    // The file may be closed behind it, so nothing reads any more.
    // oxlint-disable-next-line promise/no-promise-in-callback -- streams are ended by callbacks
    destroy: (error, done) => void reading.finally(() => done(error)),
  });
  return stream;
};

const readFile = promisify(read);

const readAt = async (
  { fileDescriptor }: Growing,
  position: number,
  length: number,
): Promise<Buffer> => {
  const bytes = Buffer.allocUnsafe(length);
  const { bytesRead } = await readFile(fileDescriptor, bytes, 0, length, position);
  if (bytesRead === 0) throw new Error(`A spooled file ends after ${position} bytes.`);
  return bytes.subarray(0, bytesRead);
};

/** How many bytes there are from a position on, once there are any; 0 behind the last, and for nobody. */
const untilThere = async (
  file: Growing,
  { position, end }: { readonly position: number; readonly end: number },
  stream: Readable,
): Promise<number> => {
  while (!stream.destroyed) {
    const growth = file.growth();
    if (growth.state === 'FAILED') throw growth.error;
    const available = Math.min(end, growth.byteLength) - position;
    if (available > 0 || growth.state === 'WHOLE' || position >= end) return Math.max(0, available);
    // oxlint-disable-next-line no-await-in-loop -- until there is more
    await file.changed();
  }
  return 0;
};
