import { createReadStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import sharp from 'sharp';
import { sampleDir } from '../../support/data-sets.ts';

/** A folder with published image files, made up. */
export interface DrawnPictures {
  readonly path: string;
  /** File names, of images of the sample. */
  readonly names: readonly string[];
  /** What is left of each picture in a square: its aspect ratio, and no side above the square's. */
  sizesWithin(side: number): { readonly width: number; readonly height: number }[];
  remove(): void;
}

const HEIGHT = 400;
/** The widths, in turn: upright, square and lying. */
const WIDTHS = [300, 400, 600];

const widthOf = (position: number): number => WIDTHS[position % WIDTHS.length] ?? HEIGHT;

/** Draws a gray PNG file for each of the sample's first images. */
export const drawPictures = async (count: number): Promise<DrawnPictures> => {
  const path = mkdtempSync(join(tmpdir(), 'radiograph-pictures-'));
  mkdirSync(join(path, 'png'));
  const names = await namesOf(count);
  await Promise.all(
    names.map((name, i) =>
      sharp({
        create: { width: widthOf(i), height: HEIGHT, channels: 3, background: grayOf(i, count) },
      })
        .composite([{ input: Buffer.from(ribs(widthOf(i))), top: 0, left: 0 }])
        .grayscale()
        .png()
        .toFile(join(path, 'png', name)),
    ),
  );
  return {
    path,
    names,
    sizesWithin: (side) => names.map((_name, i) => sizeWithin(widthOf(i), side)),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
};

const grayOf = (position: number, count: number) => {
  const level = Math.round((200 * position) / count);
  return { r: level, g: level, b: level };
};

const ribs = (width: number): string =>
  `<svg width="${width}" height="${HEIGHT}"><ellipse cx="50%" cy="50%" rx="35%" ry="40%" fill="none" stroke="white" stroke-width="20"/></svg>`;

const sizeWithin = (width: number, side: number) => {
  const scale = side / Math.max(width, HEIGHT);
  return { width: Math.round(width * scale), height: Math.round(HEIGHT * scale) };
};

/** The first names in the sample's list of images. */
const namesOf = async (count: number): Promise<string[]> => {
  const lines = createInterface({
    input: createReadStream(join(sampleDir, 'Data_Entry_2017_v2020.csv')),
  });
  const names: string[] = [];
  for await (const line of lines) {
    const [name = ''] = line.split(',');
    if (name.endsWith('.png')) names.push(name);
    if (names.length === count) break;
  }
  lines.close();
  return names;
};
