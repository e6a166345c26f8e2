import { pipeline, type Readable, Transform } from 'node:stream';
import { SourceError } from '../../errors.ts';
import type { SourceName } from '../../terms/source-name.ts';

/**
 * The bytes of a stream, of which there must be just so many: a caller would wait for those that are
 * missing, and take what is too much for the next answer. Fails with SourceError where there are not.
 */
export const exactly = (byteLength: number, stream: Readable, source: SourceName): Readable => {
  const broken = (cause: string): SourceError =>
    new SourceError(source, 'bytes of an image', {
      cause: new Error(cause),
      problem: 'BROKEN_ANSWER',
    });
  let left = byteLength;
  const counted = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      left -= chunk.length;
      if (left < 0) done(broken(`More than ${byteLength} bytes came.`));
      else done(null, chunk);
    },
    flush: (done) => {
      done(left === 0 ? null : broken(`${left} of ${byteLength} bytes did not come.`));
    },
  });
  // Its errors are the counted stream's.
  pipeline(stream, counted, () => {});
  return counted;
};
