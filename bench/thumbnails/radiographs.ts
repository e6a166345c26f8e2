// The radiographs that thumbnails are made of: as files in a folder, and as DICOM objects.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dicomObject } from '../../scripts/store/dicom-object.ts';
import { grayPixels } from '../../scripts/store/gray-pixels.ts';
import type { Closers } from '../closers.ts';

const COUNT = 50;

export interface Radiograph {
  readonly imageIndex: string;
  /** The file whose pixels it has. */
  readonly file: string;
  /** PS3.10. */
  readonly object: Uint8Array;
}

export interface Radiographs {
  readonly all: readonly Radiograph[];
  /** Folder with png/. */
  readonly pictureDir: string;
  /** Folder with dicom/, the same as objects. */
  readonly objectDir: string;
  /** How many of them have pixels of their own. */
  readonly differentCount: number;
}

/**
 * Fifty of the served images. Those that have a picture come first, and lend it to the next ones.
 * Null where there is no picture.
 */
export const makeRadiographs = async (
  dataDir: string,
  closers: Closers,
): Promise<Radiographs | null> => {
  const folder = path.join(dataDir, 'png');
  const pictures = existsSync(folder) ? readdirSync(folder).sort().slice(0, COUNT) : [];
  if (pictures.length === 0) return null;
  const others = imageNames(dataDir).filter((name) => !pictures.includes(name));
  const names = [...pictures, ...others].slice(0, COUNT);
  const pictureDir = temporaryFolder('png', closers);
  const objectDir = temporaryFolder('dicom', closers);
  const all: Radiograph[] = [];
  for (const [position, imageIndex] of names.entries()) {
    const file = path.join(folder, pictures[position % pictures.length] ?? '');
    const object = await objectOf(imageIndex, file);
    copyFileSync(file, path.join(pictureDir, 'png', imageIndex));
    writeFileSync(path.join(objectDir, 'dicom', imageIndex.replace('.png', '.dcm')), object);
    all.push({ imageIndex, file, object });
  }
  return { all, pictureDir, objectDir, differentCount: pictures.length };
};

/** With a folder of a name in it. */
const temporaryFolder = (name: string, closers: Closers): string => {
  const folder = mkdtempSync(path.join(tmpdir(), `radiograph-bench-${name}-`));
  closers.add(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, name));
  return folder;
};

const imageNames = (dataDir: string): string[] => {
  const rows = readFileSync(path.join(dataDir, 'Data_Entry_2017_v2020.csv'), 'utf8').split('\n');
  return rows.slice(1, 2 * COUNT).map((row) => row.split(',')[0] ?? '');
};

const objectOf = async (imageIndex: string, file: string): Promise<Uint8Array> =>
  dicomObject({
    imageIndex,
    patientId: String(Number(imageIndex.slice(0, 8))),
    sex: 'F',
    age: null,
    studyDescription: 'No Finding',
    ...(await grayPixels(file)),
  });
