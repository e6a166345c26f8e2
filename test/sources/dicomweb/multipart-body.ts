import { Readable } from 'node:stream';

/** With all characters that RFC 2046 lets a boundary have besides letters and digits. */
export const BOUNDARY = "a'(b)+_,-./:=? c";

/** A body with one part. */
export const bodyOf = (content: Uint8Array, boundary = BOUNDARY): Buffer =>
  Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`),
    content,
    Buffer.from(`\r\n--${boundary}--`),
  ]);

/** A stream that gives bytes in pieces of some lengths, again and again. */
export const inPieces = (bytes: Uint8Array, lengths: readonly number[]): Readable => {
  const pieces: Uint8Array[] = [];
  for (let start = 0, place = 0; start < bytes.length; place += 1) {
    const length = lengths[place % lengths.length] ?? 1;
    // A copy, as a socket's buffers are not views of one another.
    pieces.push(Uint8Array.from(bytes.subarray(start, start + length)));
    start += length;
  }
  return Readable.from(pieces, { objectMode: false, highWaterMark: 1 });
};

/** Lets everything happen that is due. */
export const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
};
