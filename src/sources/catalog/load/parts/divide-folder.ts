import { patientOf } from '../../image-number.ts';
import { PUBLISHED_FILES } from '../collection.ts';
import type { PublishedFile } from '../published-folder.ts';
import { imageAtIn, type RowPlace } from './image-cell.ts';
import type { ReadFile } from './lines.ts';
import { readIfThere } from './read-if-there.ts';
import { createSpill, readSpilled } from './spill.ts';

// A folder that is too large to be held is divided by patients: all that the files say of some of them
// is a part, which is read as a small folder would be. What is checked is checked within a patient.

/** A file whose rows stand in parts. */
export interface DividedFile extends ReadFile {
  readonly name: string;
}

/** A folder in parts. */
export interface DividedFolder {
  readonly files: readonly DividedFile[];
  readonly partCount: number;
  /** The files of a part, by name. */
  readPart(part: number): Promise<ReadonlyMap<string, PublishedFile>>;
}

/** What is divided, and how. */
export interface Division {
  readonly folder: string;
  /** An empty folder for the parts. */
  readonly spillFolder: string;
  /** About; the images of a thousand patients stay together. */
  readonly imagesInPart: number;
}

/** Patients whose images stay together. */
const PATIENTS_TOGETHER = 1000;
/** Patients have eight digits. */
const MOST_PATIENTS = 100_000_000;

const BOM = Buffer.from('\uFEFF');

/** Errors: LoadError where a file cannot be read. */
export const divideFolder = async (division: Division): Promise<DividedFolder> => {
  const partOf = await planParts(division);
  const divided: (DividedFile & { readonly spilled: SpilledFile })[] = [];
  for (const [i, name] of PUBLISHED_FILES.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- one file after the other keeps memory small
    const file = await divideFile(division, { name, i }, partOf.partOfImage);
    if (file !== null) divided.push(file);
  }
  return {
    files: divided.map(({ name, sha256, byteCount }) => ({ name, sha256, byteCount })),
    partCount: partOf.count,
    readPart: async (part) => {
      const files = await Promise.all(
        divided.map(async ({ name, sha256, spilled }): Promise<PublishedFile> => {
          const { rows, rowNumbers } = await readSpilled(division.spillFolder, spilled.i, part);
          const bytes = Buffer.concat([spilled.header, rows]);
          // A file without rows is refused as a whole.
          return spilled.isEmpty ? { name, sha256, bytes } : { name, sha256, bytes, rowNumbers };
        }),
      );
      return new Map(files.map((file) => [file.name, file]));
    },
  };
};

interface Parts {
  readonly count: number;
  readonly partOfImage: (imageKey: number) => number;
}

/** Divides patients so that the images of each part are about as many. */
const planParts = async ({ folder, imagesInPart }: Division): Promise<Parts> => {
  const images = new Uint32Array(MOST_PATIENTS / PATIENTS_TOGETHER);
  const [first = '', second = ''] = PUBLISHED_FILES;
  const count = (name: string): Promise<ReadFile | null> => {
    const place = imageAtIn(name);
    return readIfThere(folder, name, (bytes, start, next) => {
      const key = place.keyIn(bytes, start, next);
      if (key < 0) return;
      const group = Math.floor(patientOf(key) / PATIENTS_TOGETHER);
      images[group] = (images[group] ?? 0) + 1;
    });
  };
  if ((await count(second)) === null) await count(first);
  const parts = new Uint32Array(images.length);
  let [part, held] = [0, 0];
  images.forEach((some, i) => {
    if (held > 0 && held + some > imagesInPart) {
      part += 1;
      held = 0;
    }
    held += some;
    parts[i] = part;
  });
  return {
    count: part + 1,
    // What is no name of an image is refused where it is read.
    partOfImage: (key) =>
      key < 0 ? 0 : (parts[Math.floor(patientOf(key) / PATIENTS_TOGETHER)] ?? 0),
  };
};

/** What of a file stands beside its parts. */
interface SpilledFile {
  readonly i: number;
  readonly header: Buffer;
  readonly isEmpty: boolean;
}

const divideFile = async (
  { folder, spillFolder }: Division,
  { name, i }: { readonly name: string; readonly i: number },
  partOfImage: Parts['partOfImage'],
): Promise<(DividedFile & { readonly spilled: SpilledFile }) | null> => {
  const place: RowPlace = imageAtIn(name);
  const spill = createSpill(spillFolder, i);
  let header: Buffer = Buffer.alloc(0);
  let row = place.hasHeader ? -1 : 0;
  const read = await readIfThere(folder, name, (bytes, lineStart, next) => {
    row += 1;
    if (row === 0) {
      header = Buffer.from(bytes.subarray(lineStart, next));
      return;
    }
    const hasBom = row === 1 && !place.hasHeader && bytes.indexOf(BOM, lineStart) === lineStart;
    const start = hasBom ? lineStart + BOM.length : lineStart;
    if (hasBom) header = BOM;
    if (hasBom && start === next) {
      row = 0;
      return;
    }
    spill.add(partOfImage(place.keyIn(bytes, start, next)), row, bytes.subarray(start, next));
  });
  if (read === null) return null;
  spill.end();
  return { name, ...read, spilled: { i, header, isEmpty: row < 1 } };
};
