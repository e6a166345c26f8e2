import { BytesLimitError, SourceError } from '../../errors.ts';
import { startShared } from '../../shared-work.ts';
import { type Refusals, rememberRefusals } from './refusals.ts';
import { type Entry, fill, lengthOf, openEntry, type SpooledBytes } from './spooled-entry.ts';
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

/** Others are written and fetched meanwhile; in seconds. */
const RETRY_SECONDS = 10;

/** Files that are kept at most: each is open, however small it is. */
const MOST_FILES = 256;

/** Keeps the files that were wanted last, as far as there is room for them. */
export const createSpool = (place: SpoolPlace): Spool => {
  const entries: Entries = new Map();
  const refusals = rememberRefusals(place.maxBytes);
  const begin = beginning(place, entries, refusals);
  const open: Spool['open'] = async (key, write, isLengthWanted) => {
    refusals.check(key);
    const joined = entries.get(key);
    const entry = joined ?? begin(key, write);
    entries.delete(key);
    entries.set(key, entry);
    try {
      return await openEntry(entry, { isLengthWanted, isJoined: joined !== undefined });
    } catch (error) {
      // A budget is its caller's own: who waited for a file that was refused to another asks for itself.
      if (joined === undefined || !(error instanceof BytesLimitError)) throw error;
      forget(entries, key, entry.file);
      return open(key, write, isLengthWanted);
    }
  };
  return {
    byteLength: (key) => lengthOf(entries.get(key)?.file),
    open,
    close: () => {
      for (const [key, { file }] of entries) {
        forget(entries, key, file);
        if (lengthOf(file) !== null) file.close();
      }
    },
  };
};

/** Begins to write a file. */
const beginning = ({ folder, maxBytes }: SpoolPlace, entries: Entries, refusals: Refusals) => {
  const taken: Taken = new Map();
  return (key: string, write: WriteFile): Entry => {
    letGo(entries, () => entries.size >= MOST_FILES);
    const file = createSpooledFile(folder, () => taken.delete(file));
    taken.set(file, 0);
    const grown = (byteLength: number): void => {
      taken.set(file, byteLength);
      if (byteLength > maxBytes) throw refusals.refuse(key, byteLength);
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

const tooMuch = (maxBytes: number): SourceError =>
  new SourceError('CATALOG', 'write an export', {
    cause: new Error(`Exports take more than ${maxBytes} bytes of disk together.`),
    problem: 'BUSY',
    retryAfterSeconds: RETRY_SECONDS,
  });
