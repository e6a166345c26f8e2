import { open } from 'node:fs/promises';
import { messageOf } from '../../../decode.ts';
import { LoadError } from './load-error.ts';

/** What stands behind the checksum of a DuckDB file's first block. */
const MAGIC = { at: 8, text: 'DUCK' };

/** What is at a place: nothing, a file of DuckDB, or something else, in words. */
export type FileKind = 'none' | 'DuckDB' | 'a folder' | 'another kind of file';

/** Looks what is at a place. LoadError where it cannot be read. */
export const kindOfFile = async (file: string): Promise<FileKind> => {
  try {
    return await kindOf(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return 'none';
    if (code === 'EISDIR') return 'a folder';
    const place = { file };
    throw new LoadError({
      place,
      wanted: 'a readable file',
      found: messageOf(error),
      cause: error,
    });
  }
};

const kindOf = async (path: string): Promise<FileKind> => {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    const text = buffer.toString(
      'latin1',
      MAGIC.at,
      Math.min(bytesRead, MAGIC.at + MAGIC.text.length),
    );
    return text === MAGIC.text ? 'DuckDB' : 'another kind of file';
  } finally {
    await file.close();
  }
};
