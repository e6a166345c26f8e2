import { finished, type Readable, Transform } from 'node:stream';
import { SourceError } from '../../errors.ts';
import type { SourceName } from '../../terms/source-name.ts';
import { bytesOf } from '../guard/body-bytes.ts';
import { loggedAs } from './log-words.ts';

export interface PassOnOptions {
  readonly source: SourceName;
  /** What is passed on, for the log. */
  readonly attempted: string;
  /** How many bytes are coming; null where that is not known. */
  readonly byteLength: number | null;
}

/**
 * Passes on what a store sends, as fast as it is taken. The stream fails with SourceError unless all
 * promised bytes come; who lets go of it ends the request.
 */
export const passOn = (
  body: Readable,
  { source, attempted, byteLength }: PassOnOptions,
): Readable => {
  const promised = byteLength ?? Number.POSITIVE_INFINITY;
  let length = 0;
  const failure = (error: unknown): SourceError =>
    new SourceError(source, attempted, { cause: loggedAs(error), problem: 'NO_ANSWER' });
  const stream = new Transform({
    transform: (chunk: unknown, _encoding, done) => {
      const bytes = bytesOf(chunk);
      length += bytes.length;
      // Not one byte more than was promised is passed on: a caller would take it for the next answer.
      if (length > promised) done(failure(new Error(`It has more than ${promised} bytes.`)));
      else done(null, bytes);
    },
    flush: (done) => {
      const isWhole = byteLength === null || length === byteLength;
      done(isWhole ? null : failure(new Error(`It had ${length} of ${byteLength} bytes.`)));
    },
  });
  finished(body, { writable: false }, (error) => {
    if (error) stream.destroy(failure(error));
  });
  stream.once('close', () => body.destroy());
  return body.pipe(stream);
};
