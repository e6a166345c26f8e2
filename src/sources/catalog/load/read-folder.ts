import type { Description } from '../description.ts';
import { type Collection, PUBLISHED_FILES, readCollection } from './collection.ts';
import { describeCollection, summarise } from './describe-collection.ts';
import { checkFolder, isSynthetic, type PublishedFile, readPublished } from './published-folder.ts';

/** All that a folder holds, and what the graph says of it as a whole. */
export interface ReadFolder {
  readonly collection: Collection;
  readonly description: Description;
}

/** Reads a folder in the published layout. LoadError says what is wrong with which file. */
export const readFolder = async (folder: string): Promise<ReadFolder> => {
  const files = await readFiles(folder);
  const collection = readCollection(files);
  return {
    collection,
    description: describeCollection(
      [...files.values()].map((file) => ({ ...file, byteCount: file.bytes.length })),
      summarise(collection, null),
      await isSynthetic(folder),
    ),
  };
};

const readFiles = async (folder: string): Promise<Map<string, PublishedFile>> => {
  await checkFolder(folder);
  const found = await Promise.allSettled(
    PUBLISHED_FILES.map((name) => readPublished(folder, name)),
  );
  const files = new Map<string, PublishedFile>();
  for (const result of found) {
    // Of several files that cannot be read, the first in published order is told.
    if (result.status === 'rejected') throw result.reason;
    if (result.value !== null) files.set(result.value.name, result.value);
  }
  return files;
};
