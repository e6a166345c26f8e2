import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceStatus } from '../../dataset/dataset.ts';
import { parseImageIndex } from '../../terms/image-index.ts';
import type { SourceName } from '../../terms/source-name.ts';
import { createGuard } from '../guard/guard.ts';
import { type FileQuestion, failureOf, isAbsence } from './file-failure.ts';

/** A file that may be in one of several places, in the order in which they are tried. */
export interface WantedFile {
  readonly paths: readonly string[];
  readonly question: FileQuestion;
}

/** A folder of images, in any of the layouts in which people have the collection. */
export interface ImageFolder {
  /** The DICOM object of an image. TypeError where the name is not of the collection's form. */
  object(imageIndex: string): WantedFile;
  /** Its published PNG file. TypeError likewise. */
  picture(imageIndex: string): WantedFile;
  /**
   * What the first place gives that has the file; null where none has.
   *
   * Rejects with SourceError, also where the folder itself is gone: then nothing is known to be absent.
   */
  first<T>(file: WantedFile, ask: (path: string) => Promise<T | null>): Promise<T | null>;
  /** Never rejects. */
  status(): Promise<SourceStatus>;
}

/** Below the folder: as published with the DICOM objects, and as NIH's twelve archives unpack. */
const PICTURE_FOLDERS: readonly string[] = [
  'png',
  'images',
  ...Array.from({ length: 12 }, (_, i) => `images_${String(i + 1).padStart(3, '0')}/images`),
];

/** For finding a file, in milliseconds: a disk on the network may be gone without a word. */
const TIMEOUT_MS = 2500;
/** Files that are looked for at the same time, and that wait. */
const CONCURRENT = 64;
const QUEUED = 10_000;

/** The folder in which a source's files are. Nothing is opened yet. */
export const imageFolder = (folder: string, source: SourceName): ImageFolder => {
  const guard = createGuard({
    source,
    timeoutMs: TIMEOUT_MS,
    concurrent: CONCURRENT,
    queued: QUEUED,
  });
  const plain = plainFolder(folder, source);
  return {
    ...plain,
    first: (file, ask) => guard.run(file.question.attempted, () => plain.first(file, ask)),
  };
};

/** The same, and whoever asks waits as long as the file system takes. */
const plainFolder = (folder: string, source: SourceName): ImageFolder => ({
  object: (imageIndex) => ({
    paths: [join(folder, 'dicom', `${stemOf(imageIndex)}.dcm`)],
    question: { source, attempted: `DICOM object of ${imageIndex}` },
  }),
  picture: (imageIndex) => {
    const name = `${stemOf(imageIndex)}.png`;
    return {
      paths: PICTURE_FOLDERS.map((place) => join(folder, place, name)),
      question: { source, attempted: `PNG file of ${imageIndex}` },
    };
  },
  first: async ({ paths, question }, ask) => {
    for (const path of paths) {
      // oxlint-disable-next-line no-await-in-loop -- the next place is asked only where this has none
      const found = await ask(path);
      if (found !== null) return found;
    }
    const failure = await failureToOpen(folder);
    if (failure !== null) throw failureOf(question, failure);
    return null;
  },
  status: async () => {
    const failure = await failureToOpen(folder);
    const message = failure === null ? null : complaintOf(failure);
    return { source, adapter: 'folder', isHealthy: failure === null, message };
  },
});

/** The name without its ending. Only names of the collection's form ever reach a path. */
const stemOf = (imageIndex: string): string => {
  if (parseImageIndex(imageIndex) === null) {
    throw new TypeError(`Not a file name of the collection: ${JSON.stringify(imageIndex)}.`);
  }
  return imageIndex.slice(0, -'.png'.length);
};

/** Why a folder cannot be opened; null where it can. */
const failureToOpen = async (folder: string): Promise<Error | null> => {
  try {
    const opened = await opendir(folder);
    await opened.close();
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
};

const complaintOf = (failure: Error): string =>
  isAbsence(failure)
    ? 'The folder of images is not there.'
    : 'The folder of images cannot be read.';
