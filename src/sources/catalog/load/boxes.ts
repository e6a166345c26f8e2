import { PUBLISHED_SIDE_PX } from '../../../image/bounding-box.ts';
import type { Finding } from '../../../terms/finding.ts';
import { boxFindingCell, decimalCell, imageCell, refuse } from './cells.ts';
import { forEachRow } from './csv.ts';
import type { LoadedImages } from './images.ts';
import { BOXES } from './layouts.ts';
import type { PublishedFile } from './published-folder.ts';

/** A box, in pixels of the published 1024 x 1024 image, on its way into the catalog. */
export interface LoadedBox {
  readonly imageOrdinal: number;
  readonly finding: Finding;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const IMAGE = { at: 0, column: 'Image Index' };
const X = { at: 2, column: 'Bbox [x' };
const Y = { at: 3, column: 'y' };
const WIDTH = { at: 4, column: 'w' };
const HEIGHT = { at: 5, column: 'h]' };

/** Reads the boxes. LoadError for unknown images and findings, and for sizes that are none. */
export const readBoxes = (file: PublishedFile, images: LoadedImages): LoadedBox[] => {
  const boxes: LoadedBox[] = [];
  forEachRow(file, BOXES, (row) => {
    const key = imageCell(row, IMAGE);
    const [x, y] = [decimalCell(row, X, false), decimalCell(row, Y, false)];
    const [width, height] = [decimalCell(row, WIDTH, true), decimalCell(row, HEIGHT, true)];
    if (x + width > PUBLISHED_SIDE_PX) refuse(row, WIDTH, 'a box that ends within 1024 pixels');
    if (y + height > PUBLISHED_SIDE_PX) refuse(row, HEIGHT, 'a box that ends within 1024 pixels');
    boxes.push({
      imageOrdinal: images.ordinalOf(key, { file: row.file, row: row.row, column: IMAGE.column }),
      finding: boxFindingCell(row, { at: 1, column: 'Finding Label' }),
      x,
      y,
      width,
      height,
    });
  });
  return boxes;
};
