import { type Columns, namesOf, numbersOf } from '../../decode.ts';
import type { StoredBox } from '../../image/bounding-box.ts';
import { FINDINGS, Finding } from '../../terms/finding.ts';
import { inOrder } from '../catalog/boxes-by-image.ts';
import type { BoxColumns, ImageColumns } from './columns.ts';
import { placesBefore } from './places.ts';

/** What the columns of a box take, in bytes. */
export const BOX_BYTES = 4 + 1 + 4 * 8;

/** Columns that are filled a slice of rows after the other. */
export interface FillingBoxes {
  /** The next boxes, by image. */
  add(rows: Columns): void;
  /** Error unless all boxes came. */
  finish(): BoxColumns;
}

/** Columns for so many boxes. */
export const fillBoxes = (count: number, images: ImageColumns): FillingBoxes => {
  const boxes = allocate(count);
  let filled = 0;
  return {
    add: (rows) => {
      const places = numbersOf(rows, 'image_number').map(images.placeOf);
      const findings = namesOf(Finding, rows, 'finding');
      const sides = SIDES.map((side) => numbersOf(rows, side));
      places.forEach((place, i) => {
        if (place < 0) throw new Error(`Box ${filled + i} is on no image.`);
        boxes.image[filled + i] = place;
        boxes.finding[filled + i] = FINDINGS.indexOf(findings[i] ?? 'OTHER');
        sides.forEach((side, k) => {
          boxes.sides[(filled + i) * SIDES.length + k] = side[i] ?? 0;
        });
      });
      filled += places.length;
    },
    finish: () => {
      if (filled !== count) throw new Error(`Of ${count} boxes ${filled} came.`);
      return asked(boxes);
    },
  };
};

const SIDES = ['x', 'y', 'width', 'height'] as const;

interface BoxNumbers {
  readonly image: Uint32Array;
  /** Positions in FINDINGS. */
  readonly finding: Uint8Array;
  /** Four for each box, in the order of SIDES. */
  readonly sides: Float64Array;
}

const allocate = (count: number): BoxNumbers => ({
  image: new Uint32Array(count),
  finding: new Uint8Array(count),
  sides: new Float64Array(count * SIDES.length),
});

const asked = (boxes: BoxNumbers): BoxColumns => ({
  count: boxes.image.length,
  image: boxes.image,
  finding: boxes.finding,
  boxesAt: (imagePlace) => {
    const first = placesBefore(boxes.image, imagePlace);
    const found: StoredBox[] = [];
    for (let place = first; boxes.image[place] === imagePlace; place += 1) {
      found.push(boxAt(boxes, place));
    }
    return found.length < 2 ? found : found.sort(inOrder);
  },
});

const boxAt = ({ finding, sides }: BoxNumbers, place: number): StoredBox => {
  const [x = 0, y = 0, width = 0, height = 0] = sides.subarray(place * 4, place * 4 + 4);
  return { finding: FINDINGS[finding[place] ?? 0] ?? 'OTHER', x, y, width, height };
};
