import type { Box } from '../boxes.ts';
import type { Collection } from '../collection.ts';
import { findingsOf } from '../findings.ts';
import type { Image } from '../images.ts';
import type { Area } from './plane.ts';
import { drawRadiograph, PICTURE_SIDE } from './radiograph.ts';
import type { Sight } from './scene.ts';

/** A drawn radiograph. */
export interface Picture {
  readonly image: Image;
  /** Gray, a byte each, rows from the top. */
  readonly pixels: Uint8Array;
}

/** The first in the order of names, so that a first page shows pictures. */
const FIRST = 24;

/** The image that the examples ask for. */
const EXAMPLE = '00000013_008.png';

/** The images that have a picture. */
export function picturedImages({ images }: Collection): Image[] {
  const sorted = images.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const example = sorted.slice(FIRST).filter(({ name }) => name === EXAMPLE);
  return [...sorted.slice(0, FIRST), ...example];
}

export function drawPicture(collection: Collection, image: Image): Picture {
  return { image, pixels: drawRadiograph(image, sightsOf(collection, image)) };
}

/** The labels of 2020, where the boxes are. */
function sightsOf({ labels2020, boxes }: Collection, { name }: Image): Sight[] {
  return findingsOf(labels2020, name).map((finding) => {
    const box = boxes.find((candidate) => candidate.name === name && candidate.finding === finding);
    return { finding, box: box === undefined ? null : areaOf(box) };
  });
}

function areaOf({ corner: [left, top], size: [width, height] }: Box): Area {
  const [x, y] = [left + width / 2, top + height / 2];
  return {
    middle: [x / PICTURE_SIDE, y / PICTURE_SIDE],
    width: width / PICTURE_SIDE,
    height: height / PICTURE_SIDE,
  };
}
