import { GatewayError, SourceError } from '../../errors.ts';
import { firstBytes, TooLongError, wholeBody } from '../guard/body-bytes.ts';
import { brokenAnswer, connectionFailure } from './answer-failure.ts';
import { type Content, contentOf } from './content.ts';
import type { Answer } from './http-client.ts';

/** What was asked. */
export interface Asked {
  /** For the log. */
  readonly attempted: string;
  /** Ends the question, also while its answer is read. */
  readonly signal: AbortSignal;
}

/**
 * Longest answer that is held in memory, in bytes. All attributes of fifty images of the collection
 * have 0.2 MB, and a picture of 5,000 by 6,000 pixels in gray has 30 MB before it is compressed.
 */
const LONGEST = 32 * 1024 * 1024;

/** A DICOM file says what it is behind a preamble of 128 bytes, PS3.10 7.1. */
const PREAMBLE = 128;
const DICOM_MARK = 'DICM';

/** The JSON of an answer. Errors: SourceError BROKEN_ANSWER where it is a page, cut, or too long. */
export const readJson = (answer: Answer, asked: Asked): Promise<unknown> =>
  reading(answer, asked, async ({ mediaType: { type }, stream }) => {
    if (type !== 'application/dicom+json' && type !== 'application/json') {
      throw new Error(`Wanted JSON, found ${JSON.stringify(type)}.`);
    }
    const json: unknown = JSON.parse((await wholeBody(stream, LONGEST)).toString('utf8'));
    return json;
  });

/** The bytes of a picture. Errors: SourceError BROKEN_ANSWER where it is no whole PNG or JPEG file. */
export const readPicture = (answer: Answer, asked: Asked): Promise<Uint8Array> =>
  reading(answer, asked, async ({ stream, byteLength }) => {
    const bytes = await wholeBody(stream, LONGEST);
    if (byteLength !== null && byteLength !== bytes.length) throw new Error('It has another size.');
    const isWhole = PICTURES.some(
      ({ start, end }) => startsWith(bytes, start) && startsWith(bytes.subarray(-end.length), end),
    );
    if (!isWhole) throw new Error('It is no whole PNG or JPEG file.');
    return bytes;
  });

/** How picture files begin and end: PNG 5.2 and 11.2.5, JPEG B.1.1.3. */
const PICTURES = [
  { start: Buffer.from('89504e470d0a1a0a', 'hex'), end: Buffer.from('49454e44ae426082', 'hex') },
  { start: Buffer.from('ffd8ff', 'hex'), end: Buffer.from('ffd9', 'hex') },
];

const startsWith = (bytes: Uint8Array, start: Uint8Array): boolean =>
  Buffer.compare(bytes.subarray(0, start.length), start) === 0;

/**
 * A DICOM object that is still coming in. Errors: SourceError BROKEN_ANSWER where it is something
 * else, DAMAGED where the store calls an object what is none.
 */
export const readObject = (answer: Answer, asked: Asked): Promise<Content> =>
  reading(answer, asked, async (content) => {
    if (content.mediaType.type !== 'application/dicom') {
      throw new Error(`Wanted a DICOM object, found ${JSON.stringify(content.mediaType.type)}.`);
    }
    const start = await firstBytes(content.stream, PREAMBLE + DICOM_MARK.length);
    if (start.toString('latin1', PREAMBLE) === DICOM_MARK) return content;
    const cause = new Error('It does not start as a DICOM file does.');
    throw new SourceError('DICOMWEB', asked.attempted, { cause, problem: 'DAMAGED' });
  });

/**
 * Reads an answer, and lets go of it where it is not what was asked for.
 *
 * Errors of read, and of a body that breaks off, become those of a transport; at the end of the
 * question they stay what they are.
 */
export const reading = async <T>(
  answer: Answer,
  { attempted, signal }: Asked,
  read: (content: Content) => T | Promise<T>,
): Promise<T> => {
  let broken: unknown = null;
  answer.body.once('error', (error: unknown) => {
    broken = error;
  });
  try {
    return await read(await contentOf(answer));
  } catch (error) {
    answer.body.destroy();
    if (signal.aborted || error instanceof GatewayError) throw error;
    if (broken !== null && !(error instanceof TooLongError)) {
      throw connectionFailure(broken, attempted);
    }
    throw brokenAnswer(attempted, error);
  }
};
