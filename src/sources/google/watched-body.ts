import { PassThrough, pipeline, Readable } from 'node:stream';

/** How often a body is looked at while it may be silent. */
const LOOKS = 4;

/**
 * A body that fails where its sender is silent for so long while more is wanted of it.
 *
 * A receiver that takes its time is no silence: as long as bytes wait for it, none is measured.
 * Who lets go of it ends the request.
 */
export const watchedBody = (body: Readable, silenceMs: number): Readable => {
  const watched = new PassThrough();
  let looksInVain = 0;
  body.on('data', () => {
    looksInVain = 0;
  });
  const looking = setInterval(() => {
    looksInVain = watched.readableLength > 0 ? 0 : looksInVain + 1;
    if (looksInVain < LOOKS) return;
    watched.destroy(new Error(`Nothing came for ${silenceMs} ms.`));
  }, silenceMs / LOOKS);
  for (const last of ['end', 'close']) watched.once(last, () => clearInterval(looking));
  // Without a listener, a body that breaks off while nobody reads it would end the process.
  watched.on('error', () => {});
  return pipeline(body, watched, () => {});
};

/** The client gives an empty text in place of a body where there is no content. */
export const bodyOf = (found: unknown): Readable =>
  found instanceof Readable ? found : Readable.from([], { objectMode: false });
