import { finished, Readable } from 'node:stream';
import type { ByteRange, StoredBytes } from '../../dicom/stored-bytes.ts';
import { SourceError } from '../../errors.ts';
import { bytesOf } from '../guard/body-bytes.ts';
import { brokenAnswer, connectionFailure } from './answer-failure.ts';
import type { Content } from './content.ts';

/** As what a content is passed on. */
export interface PassedOn {
  /** What was asked, for the log. */
  readonly attempted: string;
  readonly mediaType: string;
}

/**
 * A content as stored bytes, passed on as fast as they are taken. A range is cut out of them, as
 * PS3.18 does not know ranges; the request is ended where no more of it is needed.
 */
export const storedContent = (content: Content, passed: PassedOn): StoredBytes => ({
  byteLength: content.byteLength,
  mediaType: passed.mediaType,
  open: (range) => passedOn(content, range, passed.attempted),
  close: content.end,
});

/**
 * The bytes of a range. The stream fails with SourceError unless all promised bytes come, and gives
 * none beyond them: a caller would take those for the next answer.
 */
const passedOn = (
  { stream: source, byteLength, end }: Content,
  range: ByteRange | null,
  attempted: string,
): Readable => {
  const cut = cutTo(range);
  // Not a generator: one that waits for a silent store could not be told that its caller has gone.
  const stream = new Readable({
    read: () => {
      source.resume();
    },
    destroy: (error, done) => {
      // A rest of the body behind the content is read, so that the connection can be used again.
      if (!source.readableEnded) end();
      done(error);
    },
  });
  const fail = (cause: string): void => {
    stream.destroy(brokenAnswer(attempted, new Error(cause)));
  };
  source.pause().on('data', (chunk: unknown) => {
    if (cut.isDone()) return;
    const part = cut.take(bytesOf(chunk));
    if (byteLength !== null && cut.position() > byteLength) fail('It is longer than it said.');
    else if (part.length > 0 && !stream.push(part)) source.pause();
    if (cut.isDone()) {
      stream.push(null);
      if (cut.position() !== byteLength) end();
    }
  });
  finished(source, { writable: false }, (error) => {
    if (cut.isDone()) return;
    if (error) stream.destroy(passedFailure(error, attempted));
    else if (cut.position() < (byteLength ?? 0)) fail('It is shorter than it said.');
    else stream.push(null);
  });
  return stream;
};

/** Cuts a range out of chunks. */
const cutTo = (range: ByteRange | null) => {
  const start = range?.first ?? 0;
  const end = range === null ? Number.POSITIVE_INFINITY : range.last + 1;
  let position = 0;
  return {
    take: (chunk: Uint8Array): Uint8Array => {
      const part = chunk.subarray(Math.max(0, start - position), Math.max(0, end - position));
      position += chunk.length;
      return part;
    },
    /** How many bytes were seen. */
    position: () => position,
    /** Whether all of the range was seen. */
    isDone: () => position >= end,
  };
};

const passedFailure = (error: Error, attempted: string): SourceError => {
  const failure = connectionFailure(error, attempted);
  if (failure instanceof SourceError) return failure;
  return new SourceError('DICOMWEB', attempted, { cause: failure, problem: failure.problem });
};
