import { Readable } from 'node:stream';
import type { ByteRange, StoredBytes } from '../../dicom/stored-bytes.ts';
import type { FileQuestion } from './file-failure.ts';
import { type HeldFile, letGo, readInto, readPart } from './held-file.ts';

/** Bytes that are read at once. */
const CHUNK = 256 * 1024;

/** An open file as stored bytes: it is closed with the stream, once it is read, or by close. */
export const storedFile = (
  file: HeldFile,
  mediaType: string,
  question: FileQuestion,
): StoredBytes => ({
  byteLength: file.byteLength,
  mediaType,
  open: (range) => {
    const parts = partsOf(file, boundsOf(file, range), question);
    const stream = Readable.from(parts, { objectMode: false, highWaterMark: CHUNK });
    // Also where it is given up before its first byte, when no code of the parts has run.
    return stream.once('close', () => void letGo(file));
  },
  whole: (into) => readInto(file, into, question),
  close: () => void letGo(file),
});

/** From the first byte up to, and without, the last; what is behind the end is left out. */
const boundsOf = ({ byteLength }: HeldFile, range: ByteRange | null): [number, number] =>
  range === null ? [0, byteLength] : [range.first, Math.min(range.last + 1, byteLength)];

/**
 * The promised bytes, or a failure: a file that is written to meanwhile may become shorter.
 *
 * A stream of the file system would end there without a word.
 */
async function* partsOf(
  file: HeldFile,
  [start, end]: readonly [number, number],
  question: FileQuestion,
): AsyncGenerator<Uint8Array> {
  for (let position = start; position < end; position += CHUNK) {
    yield readPart(file, [position, Math.min(position + CHUNK, end)], question);
  }
}
