import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PUBLISHED_FILES } from './collection.ts';

/** What is another text when a file is another: which it is, its length, and when it was written. */
export const fileMark = async (path: string): Promise<string> => {
  try {
    const { ino, size, mtimeMs } = await stat(path);
    return `${ino} ${size} ${mtimeMs}`;
  } catch {
    return 'absent';
  }
};

/** The same for the published files in a folder. Nothing is read of them. */
export const folderMark = async (folder: string): Promise<string> => {
  const marks = await Promise.all(PUBLISHED_FILES.map((name) => fileMark(join(folder, name))));
  return marks.join('\n');
};
