import type { Finding } from '../../../terms/finding.ts';
import { boxFindingCell, decimalCell, imageCell } from './cells.ts';
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

/** Reads the boxes. LoadError for unknown images and findings, and for sizes that are none. */
export const readBoxes = (file: PublishedFile, images: LoadedImages): LoadedBox[] => {
  const boxes: LoadedBox[] = [];
  forEachRow(file, BOXES, (row) => {
    const key = imageCell(row, IMAGE);
    boxes.push({
      imageOrdinal: images.ordinalOf(key, { file: row.file, row: row.row, column: IMAGE.column }),
      finding: boxFindingCell(row, { at: 1, column: 'Finding Label' }),
      x: decimalCell(row, { at: 2, column: 'Bbox [x' }, false),
      y: decimalCell(row, { at: 3, column: 'y' }, false),
      width: decimalCell(row, { at: 4, column: 'w' }, true),
      height: decimalCell(row, { at: 5, column: 'h]' }, true),
    });
  });
  return boxes;
};
