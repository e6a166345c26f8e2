import { join } from 'node:path';
import type { SourceStatus } from '../../dataset/dataset.ts';
import { parseImageIndex } from '../../terms/image-index.ts';
import type { SourceName } from '../../terms/source-name.ts';
import { createGuard } from '../guard/guard.ts';
import { type FileQuestion, failureOf, isAbsence } from './file-failure.ts';
import { keptListing, type Listing, list, mayHold } from './folder-listing.ts';

/** A file that may be in one of several places, in the order in which they are tried. */
export interface WantedFile {
  readonly places: readonly Place[];
  /** Its name in each of them. */
  readonly name: string;
  readonly question: FileQuestion;
}

/** A folder in the folder of images. */
interface Place {
  readonly path: string;
  /** The part of its path that lies right in the folder of images. */
  readonly top: string;
}

/** Looks for a file in one place; null where it is not there. */
type Ask<T> = (path: string) => Promise<T | null>;

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
  first<T>(file: WantedFile, ask: Ask<T>): Promise<T | null>;
  /** The same for a file that something else stands in for: null says nothing of the folder. */
  find<T>(file: WantedFile, ask: Ask<T>): Promise<T | null>;
  /** Never rejects. */
  status(): Promise<SourceStatus>;
}

/** Below the folder: as published with the DICOM objects, and as NIH's twelve archives unpack. */
const PICTURE_FOLDERS: readonly (readonly [top: string, ...below: string[]])[] = [
  ['png'],
  ['images'],
  ...Array.from(
    { length: 12 },
    (_, i) => [`images_${String(i + 1).padStart(3, '0')}`, 'images'] as const,
  ),
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
    find: (file, ask) => guard.run(file.question.attempted, () => plain.find(file, ask)),
  };
};

/** The same, and whoever asks waits as long as the file system takes. */
const plainFolder = (folder: string, source: SourceName): ImageFolder => {
  const placeOf = (top: string, ...below: string[]): Place => ({
    path: join(folder, top, ...below),
    top,
  });
  const objects = [placeOf('dicom')];
  const pictures = PICTURE_FOLDERS.map(([top, ...below]) => placeOf(top, ...below));
  const find = finder(keptListing(folder));
  return {
    object: (imageIndex) => ({
      places: objects,
      name: `${stemOf(imageIndex)}.dcm`,
      question: { source, attempted: `DICOM object of ${imageIndex}` },
    }),
    picture: (imageIndex) => ({
      places: pictures,
      name: `${stemOf(imageIndex)}.png`,
      question: { source, attempted: `PNG file of ${imageIndex}` },
    }),
    find,
    first: async (file, ask) => {
      const found = await find(file, ask);
      if (found !== null) return found;
      const { failure } = await list(folder);
      if (failure !== null) throw failureOf(file.question, failure);
      return null;
    },
    status: async () => {
      const { failure } = await list(folder);
      const message = failure === null ? null : complaintOf(failure);
      return { source, adapter: 'folder', isHealthy: failure === null, message };
    },
  };
};

/** Looks into those places of a file that may have it. */
const finder =
  (listing: () => Promise<Listing>): ImageFolder['find'] =>
  async ({ places, name }, ask) => {
    const listed = places.length === 1 ? null : await listing();
    for (const { path, top } of places) {
      if (listed !== null && !mayHold(listed, top)) continue;
      // oxlint-disable-next-line no-await-in-loop -- the next place is asked only where this has none
      const found = await ask(join(path, name));
      if (found !== null) return found;
    }
    return null;
  };

/** The name without its ending. Only names of the collection's form ever reach a path. */
const stemOf = (imageIndex: string): string => {
  if (parseImageIndex(imageIndex) === null) {
    throw new TypeError(`Not a file name of the collection: ${JSON.stringify(imageIndex)}.`);
  }
  return imageIndex.slice(0, -'.png'.length);
};

const complaintOf = (failure: Error): string =>
  isAbsence(failure)
    ? 'The folder of images is not there.'
    : 'The folder of images cannot be read.';
