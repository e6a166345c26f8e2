import { pipeline, type Readable, Transform } from 'node:stream';

/**
 * The bytes of a stream, of which there must be just so many: a caller would wait for those that are
 * missing, and take what is too much for the next answer.
 */
export const exactly = (byteLength: number, stream: Readable): Readable => {
  let left = byteLength;
  const counted = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      left -= chunk.length;
      if (left < 0) done(new Error(`More than ${byteLength} bytes came.`));
      else done(null, chunk);
    },
    flush: (done) => {
      done(left === 0 ? null : new Error(`${left} of ${byteLength} bytes did not come.`));
    },
  });
  // Its errors are the counted stream's.
  pipeline(stream, counted, () => {});
  return counted;
};
