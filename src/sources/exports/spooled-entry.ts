import type { StoredBytes } from '../../dicom/stored-bytes.ts';
import type { SharedRun } from '../../shared-work.ts';
import type { SpooledFile } from './spooled-file.ts';

/** Bytes whose media type is another's matter. */
export type SpooledBytes = Omit<StoredBytes, 'mediaType'>;

/** A file that is kept, and what writes it. */
export interface Entry {
  readonly file: SpooledFile;
  readonly run: SharedRun<void>;
}

/** How a file is opened. */
export interface Opening {
  /** Once it is whole. */
  readonly isLengthWanted: boolean;
  /** Whether it is written for somebody else, whose refusals are not this caller's. */
  readonly isJoined: boolean;
}

/** Writes a file, and tells those who read it how that ended. */
export const fill = async (file: SpooledFile, write: () => Promise<void>): Promise<void> => {
  try {
    await write();
    const growth = file.growth();
    if (growth.state === 'GROWING') file.change({ ...growth, state: 'WHOLE' });
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    file.change({ state: 'FAILED', error });
    file.close();
    throw error;
  }
};

/** Opens a file that is written, or was. Errors: of who joins, what it failed with before its first byte. */
export const openEntry = async (
  { file, run }: Entry,
  { isLengthWanted, isJoined }: Opening,
): Promise<SpooledBytes> => {
  const release = file.hold();
  try {
    if (lengthOf(file) === null) {
      const written = run.wait();
      // A file that grows says itself that it failed.
      written.catch(() => {});
      if (isLengthWanted) await written;
      else if (isJoined) await Promise.race([written, file.begun()]);
      const growth = file.growth();
      if (isJoined && growth.state === 'FAILED') throw growth.error;
    }
  } catch (error) {
    release();
    throw error;
  }
  return {
    byteLength: lengthOf(file),
    open: (range) => {
      const stream = file.read(range);
      release();
      return stream;
    },
    close: release,
  };
};

/** Of a whole file, else null. */
export const lengthOf = (file: SpooledFile | undefined): number | null => {
  const growth = file?.growth();
  return growth?.state === 'WHOLE' ? growth.byteLength : null;
};
