import { access, constants } from 'node:fs/promises';
import { dirname } from 'node:path';
import { messageOf } from '../../../decode.ts';
import { kindOfFile } from './file-kind.ts';
import { LoadError } from './load-error.ts';

/**
 * Looks whether a catalog file may be made at a place, before anything is done for it.
 *
 * Errors: LoadError where something else than a catalog file would have to give way, or its folder
 * takes no file.
 */
export const checkPlace = async (file: string): Promise<void> => {
  const kind = await kindOfFile(file);
  if (kind !== 'none' && kind !== 'DuckDB') {
    const wanted = 'a catalog file, or none: nothing else is replaced';
    throw new LoadError({ place: { file }, wanted, found: kind });
  }
  await access(dirname(file), constants.W_OK | constants.X_OK).catch((error: unknown) => {
    throw cannotWrite(file, messageOf(error), error);
  });
};

/** As DuckDB words what the system did not do: Could not write file "…": No space left on device. */
const SAID_BY_SYSTEM = /Could not \w+ file ".+?": ([^"]+)$/;

/** What the disk did not take, said with the name of the file; all else as it is. */
export const withPlace = (file: string, error: unknown): unknown => {
  const [, words] = SAID_BY_SYSTEM.exec(messageOf(error)) ?? [];
  if (words !== undefined) return cannotWrite(file, words, error);
  const isOfSystem = error instanceof Error && 'syscall' in error;
  return isOfSystem ? cannotWrite(file, messageOf(error), error) : error;
};

const cannotWrite = (file: string, found: string, cause: unknown): LoadError =>
  new LoadError({ place: { file }, wanted: 'a place to write to', found, cause });
