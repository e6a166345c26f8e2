import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { SourceError } from '../../errors.ts';
import { damaged, type FileQuestion, failureOf, isAbsence } from './file-failure.ts';

/** A file that is open, so that its size and its bytes belong together. Who has it closes it. */
export interface HeldFile {
  readonly handle: FileHandle;
  readonly byteLength: number;
}

/** Opening a pipe would otherwise wait until somebody writes; plain files know no waiting. */
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Opens a plain file, or what a link leads to; null where there is none. Rejects with SourceError. */
export const holdFile = (path: string, question: FileQuestion): Promise<HeldFile | null> =>
  orNull(question, async () => {
    const handle = await open(path, READ);
    try {
      const found = await handle.stat();
      if (!found.isFile()) throw notAFile(path, question);
      return { handle, byteLength: found.size };
    } catch (error) {
      await handle.close();
      throw error;
    }
  });

/** Size in bytes of a plain file, unopened; null where there is none. Rejects with SourceError. */
export const fileSize = (path: string, question: FileQuestion): Promise<number | null> =>
  orNull(question, async () => {
    const found = await stat(path);
    if (!found.isFile()) throw notAFile(path, question);
    return found.size;
  });

/** Closes a file; what was read of it is right, whatever closing says. */
export const letGo = ({ handle }: HeldFile): Promise<void> => handle.close().catch(() => {});

/**
 * Part of a file's bytes, from one position up to another, in memory of their own.
 *
 * Rejects with SourceError, also where the file has become shorter than it was.
 */
export const readPart = (
  file: HeldFile,
  [start, end]: readonly [number, number],
  question: FileQuestion,
): Promise<Uint8Array> =>
  fill(file, { bytes: Buffer.allocUnsafeSlow(end - start), start }, question);

/** Memory for bytes of a file, and where in it the first of them is. */
interface Room {
  readonly bytes: Uint8Array;
  readonly start: number;
}

const fill = async (
  { handle }: HeldFile,
  { bytes, start }: Room,
  question: FileQuestion,
): Promise<Uint8Array> => {
  let filled = 0;
  try {
    while (filled < bytes.length) {
      const options = { offset: filled, position: start + filled };
      // oxlint-disable-next-line no-await-in-loop -- a part follows the one before
      const { bytesRead } = await handle.read(bytes, options);
      if (bytesRead === 0) throw damaged(question, `It ends after ${start + filled} bytes.`);
      filled += bytesRead;
    }
    return bytes;
  } catch (error) {
    throw error instanceof SourceError ? error : failureOf(question, error);
  }
};

/**
 * All bytes of a file, in memory of their own; it is closed afterwards.
 *
 * maxBytes: a larger file is refused unread. Rejects with SourceError.
 */
export const readWhole = (
  file: HeldFile,
  maxBytes: number,
  question: FileQuestion,
): Promise<Uint8Array> => {
  const room = (byteLength: number): Uint8Array => {
    if (byteLength <= maxBytes) return Buffer.allocUnsafeSlow(byteLength);
    throw damaged(question, `Its ${byteLength} bytes are more than ${maxBytes}.`);
  };
  return readInto(file, room, question);
};

/** The same in memory that is given for so many bytes. Rejects with SourceError, and as room does. */
export const readInto = async (
  file: HeldFile,
  room: (byteLength: number) => Uint8Array,
  question: FileQuestion,
): Promise<Uint8Array> => {
  try {
    return await fill(file, { bytes: room(file.byteLength), start: 0 }, question);
  } finally {
    await letGo(file);
  }
};

const notAFile = (path: string, question: FileQuestion): SourceError =>
  damaged(question, `${path} is not a file.`);

const orNull = async <T>(question: FileQuestion, ask: () => Promise<T>): Promise<T | null> => {
  try {
    return await ask();
  } catch (error) {
    if (isAbsence(error)) return null;
    throw error instanceof SourceError ? error : failureOf(question, error);
  }
};
