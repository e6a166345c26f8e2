import { createHash } from 'node:crypto';
import { access, constants, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../../../decode.ts';
import { LoadError } from './load-error.ts';

/** A file of the published folder. */
export interface PublishedFile {
  /** Path in the folder, with forward slashes. */
  readonly name: string;
  readonly bytes: Buffer;
  /** Of the whole file, hexadecimal. */
  readonly sha256: string;
  /** Which rows of the file these are, from 1; left out: all of them. */
  readonly rowNumbers?: Uint32Array;
}

/** Names the file that marks a folder as made up. */
const SYNTHETIC_MARK = 'SYNTHETIC.md';

/** Checks that a folder can be read at all. LoadError says what is there instead. */
export const checkFolder = async (folder: string): Promise<void> => {
  const wanted = 'a readable folder with the published files';
  const place = { file: folder };
  try {
    const stats = await stat(folder);
    if (!stats.isDirectory()) throw new LoadError({ place, wanted, found: 'a file' });
    await access(folder, constants.R_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof LoadError) throw error;
    const found = codeOf(error) === 'ENOENT' ? 'no such folder' : messageOf(error);
    throw new LoadError({ place, wanted, found, cause: error });
  }
};

/** Whether the folder's data is made up: it says so in a file of its own. */
export const isSynthetic = (folder: string): Promise<boolean> =>
  exists(join(folder, SYNTHETIC_MARK));

/** Reads one published file; null where it is not there. LoadError where it cannot be read. */
export const readPublished = async (
  folder: string,
  name: string,
): Promise<PublishedFile | null> => {
  try {
    const bytes = await readFile(join(folder, name));
    return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw cannotRead(name, error);
  }
};

/** What stops the load where a file is there and cannot be read. */
export const cannotRead = (name: string, error: unknown): LoadError =>
  new LoadError({
    place: { file: name },
    wanted: 'a readable file',
    found: messageOf(error),
    cause: error,
  });

const exists = async (path: string): Promise<boolean> => {
  try {
    await access(path, constants.F_OK);
    return true;
  } catch {
    return false;
  }
};

export const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
