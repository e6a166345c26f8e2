import { randomUUID } from 'node:crypto';
import { closeSync, openSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { ByteRange } from '../../dicom/stored-bytes.ts';
import { type Growth, growingStream } from './growing-stream.ts';

/** A file on disk that grows, and is read meanwhile. It has no name, so it goes with the process. */
export interface SpooledFile {
  readonly fileDescriptor: number;
  growth(): Growth;
  change(growth: Growth): void;
  /** Resolves as soon as it has a byte, or will have none. */
  begun(): Promise<void>;
  /** Keeps it open, until what this gives is called, once. */
  hold(): () => void;
  /** Its bytes, as they come, or a part of those of a whole file. Fails where the file does. */
  read(range: ByteRange | null): Readable;
  /** Closes it, once nobody holds or reads it any more. */
  close(): void;
}

/**
 * Creates an empty file in a folder.
 *
 * closed: told when it takes no disk any more. Throws an error of the file system.
 */
export const createSpooledFile = (folder: string, closed: () => void): SpooledFile => {
  const fileDescriptor = openNameless(folder);
  let growth: Growth = { state: 'GROWING', byteLength: 0 };
  let change = Promise.withResolvers<void>();
  let holders = 1;
  const hold = (): (() => void) => {
    holders += 1;
    return release;
  };
  const release = (): void => {
    holders -= 1;
    if (holders > 0) return;
    closeSync(fileDescriptor);
    closed();
  };
  let isClosed = false;
  return {
    fileDescriptor,
    growth: () => growth,
    change: (next) => {
      growth = next;
      change.resolve();
      change = Promise.withResolvers<void>();
    },
    begun: async () => {
      // oxlint-disable-next-line no-await-in-loop -- one change after the other
      while (growth.state === 'GROWING' && growth.byteLength === 0) await change.promise;
    },
    hold,
    read: (range) => {
      const file = { fileDescriptor, growth: () => growth, changed: () => change.promise };
      return growingStream(file, range).once('close', hold());
    },
    close: () => {
      if (!isClosed) release();
      isClosed = true;
    },
  };
};

/** Throws an error of the file system where no such file can be made in a folder. */
export const tryFolder = (folder: string): void => closeSync(openNameless(folder));

/** Without its name no other process can open a file, and the system removes it, also after a crash. */
const openNameless = (folder: string): number => {
  const name = path.join(folder, `radiograph-export-${randomUUID()}`);
  const fileDescriptor = openSync(name, 'wx+', 0o600);
  unlinkSync(name);
  return fileDescriptor;
};
