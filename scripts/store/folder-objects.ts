// The DICOM objects of a folder in the published layout: its own, and one made of each other PNG file.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf } from '../../src/decode.ts';
import { dicomObject } from './dicom-object.ts';
import { grayPixels } from './gray-pixels.ts';
import { type ImageFacts, imageFacts } from './image-facts.ts';
import type { NamedObject } from './stow.ts';

export interface FolderObjects {
  /** How many files there are to send. */
  readonly total: number;
  /** Reads and makes them one by one, as they are wanted. */
  readonly objects: AsyncIterable<NamedObject>;
}

export interface FolderOptions {
  /** Folder with dicom/ and png/. */
  readonly imageDir: string;
  /** Folder with the published files that tell sex, age and labels. */
  readonly dataDir: string;
  /** Told of a file that becomes no object, and why. */
  readonly onLeftOut: (file: string, why: string) => void;
}

/** What a folder holds. LoadError where the published files cannot be read. */
export const folderObjects = async (options: FolderOptions): Promise<FolderObjects> => {
  const objectFiles = await filesIn(path.join(options.imageDir, 'dicom'), '.dcm');
  const held = new Set(objectFiles.map((file) => path.basename(file, '.dcm')));
  const allPictures = await filesIn(path.join(options.imageDir, 'png'), '.png');
  const pictures = allPictures.filter((file) => !held.has(path.basename(file, '.png')));
  const names = pictures.map((file) => path.basename(file));
  const facts = names.length === 0 ? new Map() : await imageFacts(options.dataDir, names);
  return {
    total: objectFiles.length + pictures.length,
    objects: readAll({ ...options, objectFiles, pictures, facts }),
  };
};

/** Paths in alphabetical order; none where there is no such folder. */
const filesIn = async (folder: string, ending: string): Promise<string[]> => {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith(ending));
    return names.sort().map((name) => path.join(folder, name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
};

interface Files extends FolderOptions {
  readonly objectFiles: readonly string[];
  readonly pictures: readonly string[];
  readonly facts: ReadonlyMap<string, ImageFacts>;
}

async function* readAll(files: Files): AsyncGenerator<NamedObject> {
  for (const file of files.objectFiles) yield { name: file, bytes: await readFile(file) };
  for (const file of files.pictures) {
    try {
      yield { name: file, bytes: await objectOf(file, files.facts) };
    } catch (error) {
      files.onLeftOut(file, messageOf(error));
    }
  }
}

const objectOf = async (
  file: string,
  facts: ReadonlyMap<string, ImageFacts>,
): Promise<Uint8Array> => {
  const imageIndex = path.basename(file);
  const known = facts.get(imageIndex);
  if (known === undefined) throw new Error('The published files do not list it.');
  return dicomObject({ imageIndex, ...known, ...(await grayPixels(file)) });
};
