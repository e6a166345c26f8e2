import { join } from 'node:path';
import { cannotRead, codeOf } from '../published-folder.ts';
import { type OnLine, type ReadFile, readLines } from './lines.ts';

/** Reads a published file line by line; null where there is none. LoadError where it cannot be read. */
export const readIfThere = async (
  folder: string,
  name: string,
  onLine: OnLine,
): Promise<ReadFile | null> => {
  try {
    return await readLines(join(folder, name), onLine);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw cannotRead(name, error);
  }
};
