import type { StoredBytes } from '../../dicom/stored-bytes.ts';
import { SourceError } from '../../errors.ts';
import { type SharedRun, startShared } from '../../shared-work.ts';
import { createSpooledFile, type SpooledFile } from './spooled-file.ts';
import type { Target } from './writing-threads.ts';

/** Where files are kept, and how much disk all of them together may take, in bytes. */
export interface SpoolPlace {
  readonly folder: string;
  readonly maxBytes: number;
}

/** Writes a file; rejects where that fails. */
export type WriteFile = (target: Target) => Promise<void>;

/** Files that were written, or are being written: each once for all who want it at the same time. */
export interface Spool {
  /** How long a whole file is; null where it is not whole, or not there. */
  byteLength(key: string): number | null;
  /** The bytes of a file, which is written where it is not there. isLengthWanted: once it is whole. */
  open(key: string, write: WriteFile, isLengthWanted: boolean): Promise<SpooledBytes>;
  /** Forgets all files. */
  close(): void;
}

/** Bytes whose media type is another's matter. */
export type SpooledBytes = Omit<StoredBytes, 'mediaType'>;

interface Entry {
  readonly file: SpooledFile;
  readonly run: SharedRun<void>;
}

/** Files that are kept at most: each is open, however small it is. */
const MOST_FILES = 256;

/** Keeps the files that were wanted last, as far as there is room for them. */
export const createSpool = ({ folder, maxBytes }: SpoolPlace): Spool => {
  const entries: Entries = new Map();
  const taken: Taken = new Map();
  const begin = (key: string, write: WriteFile): Entry => {
    letGo(entries, () => entries.size >= MOST_FILES);
    const file = createSpooledFile(folder, () => taken.delete(file));
    taken.set(file, 0);
    const grown = (byteLength: number): void => {
      taken.set(file, byteLength);
      makeRoom(entries, taken, maxBytes);
      file.change({ state: 'GROWING', byteLength });
    };
    // Who comes after all have gone begins anew.
    const over = (): void => {
      if (lengthOf(file) === null) forget(entries, key, file);
    };
    const work = () => fill(file, () => write({ fileDescriptor: file.fileDescriptor, grown }));
    return { file, run: startShared(work, over) };
  };
  return {
    byteLength: (key) => lengthOf(entries.get(key)?.file),
    open: async (key, write, isLengthWanted) => {
      const entry = entries.get(key) ?? begin(key, write);
      entries.delete(key);
      entries.set(key, entry);
      return openEntry(entry, isLengthWanted);
    },
    close: () => {
      for (const [key, { file }] of entries) {
        forget(entries, key, file);
        if (lengthOf(file) !== null) file.close();
      }
    },
  };
};

/** In the order in which they were last wanted. */
type Entries = Map<string, Entry>;

/** Bytes on disk, also of files that are forgotten, and read to their end. */
type Taken = Map<SpooledFile, number>;

const forget = (entries: Entries, key: string, file: SpooledFile): void => {
  if (entries.get(key)?.file === file) entries.delete(key);
};

/** Makes room for more bytes. SourceError where there is none. */
const makeRoom = (entries: Entries, taken: Taken, maxBytes: number): void => {
  const isTooMuch = (): boolean => taken.values().reduce((sum, n) => sum + n, 0) > maxBytes;
  letGo(entries, isTooMuch);
  if (isTooMuch()) throw tooMuch(maxBytes);
};

/** Lets go of whole files while there is too much, those first that were wanted longest ago. */
const letGo = (entries: Entries, isTooMuch: () => boolean): void => {
  for (const [key, { file }] of entries) {
    if (!isTooMuch()) return;
    if (lengthOf(file) === null) continue;
    forget(entries, key, file);
    file.close();
  }
};

/** Writes a file, and tells those who read it how that ended. */
const fill = async (file: SpooledFile, write: () => Promise<void>): Promise<void> => {
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

const openEntry = async ({ file, run }: Entry, isLengthWanted: boolean): Promise<SpooledBytes> => {
  const release = file.hold();
  try {
    if (lengthOf(file) === null) {
      const written = run.wait();
      // A file that grows says itself that it failed.
      written.catch(() => {});
      if (isLengthWanted) await written;
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
const lengthOf = (file: SpooledFile | undefined): number | null => {
  const growth = file?.growth();
  return growth?.state === 'WHOLE' ? growth.byteLength : null;
};

const tooMuch = (maxBytes: number): SourceError =>
  new SourceError('CATALOG', 'write an export', {
    cause: new Error(`Exports take more than ${maxBytes} bytes of disk together.`),
    problem: 'BUSY',
  });
