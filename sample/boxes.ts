import { type Finding, type FindingsByImage, findingsOf } from './findings.ts';
import type { Image } from './images.ts';
import { CROWDED_LABELS } from './nlp-labels.ts';
import { type Random, randomFor } from './random.ts';

/** Drawn by nobody. In pixels of 1024 x 1024. */
export interface Box {
  readonly name: string;
  readonly finding: Finding;
  readonly corner: readonly [x: number, y: number];
  readonly size: readonly [width: number, height: number];
  /** The 2017 release does not give the image this label. */
  readonly isNewLabel: boolean;
}

interface Plan {
  readonly finding: Finding;
  readonly known: number;
  readonly isNew: number;
  /** Least and greatest side, in pixels. */
  readonly sides: readonly [low: number, high: number];
}

const PLANS: readonly Plan[] = [
  { finding: 'Atelectasis', known: 9, isNew: 2, sides: [60, 320] },
  { finding: 'Cardiomegaly', known: 8, isNew: 1, sides: [300, 620] },
  { finding: 'Effusion', known: 8, isNew: 1, sides: [120, 420] },
  { finding: 'Infiltration', known: 6, isNew: 1, sides: [120, 480] },
  { finding: 'Mass', known: 4, isNew: 1, sides: [80, 260] },
  { finding: 'Nodule', known: 4, isNew: 1, sides: [40, 110] },
  { finding: 'Pneumonia', known: 4, isNew: 3, sides: [150, 480] },
  { finding: 'Pneumothorax', known: 6, isNew: 1, sides: [90, 460] },
];
const MAX_BOXES = 4;
const SIDE_PX = 1024;
// Steps to a side. Dividing by them leaves the long fractions of the published boxes.
const GRIDS = [472, 576, 590, 945] as const;

/** In the order of the published list: by label, and one box out of place at the end. */
export function drawBoxes(images: readonly Image[], labels: FindingsByImage): Box[] {
  const random = randomFor('boxes');
  const tested = images.filter(({ patient }) => patient.split === 'test');
  const boxes: Box[] = [];
  for (const plan of PLANS) {
    const has = (name: string) => findingsOf(labels, name).includes(plan.finding);
    const isFree = (name: string) => !boxes.some((box) => box.name === name);
    const names = random.shuffled(tested.map(({ name }) => name));
    const crowded = names.filter((name) => findingsOf(labels, name).length === CROWDED_LABELS);
    const open = crowded.filter((name) => countOf(boxes, name) < MAX_BOXES);
    const others = names.filter((name) => !crowded.includes(name));
    const known = [...open, ...others].filter(has).slice(0, plan.known);
    const gained = others.filter((name) => !has(name) && isFree(name)).slice(0, plan.isNew);
    boxes.push(...known.map((name) => drawBox(random, name, plan)));
    boxes.push(...gained.map((name) => ({ ...drawBox(random, name, plan), isNewLabel: true })));
  }
  return [...boxes.slice(1), ...boxes.slice(0, 1)];
}

const countOf = (boxes: readonly Box[], name: string) =>
  boxes.filter((box) => box.name === name).length;

function drawBox(random: Random, name: string, { finding, sides }: Plan): Box {
  const grid = random.pick(GRIDS);
  const steps = (pixels: number) => Math.floor((pixels * grid) / SIDE_PX);
  const side = () => random.between(steps(sides[0]), steps(sides[1]));
  const [width, height] = [side(), side()];
  const x = random.between(steps(20), grid - width);
  const y = random.between(steps(60), grid - height);
  const pixels = (step: number) => fifteenDigits((step * SIDE_PX) / grid);
  return {
    name,
    finding,
    corner: [pixels(x), pixels(y)],
    size: [pixels(width), pixels(height)],
    isNewLabel: false,
  };
}

/** The published boxes carry fifteen significant digits. */
const fifteenDigits = (value: number) => Number(value.toPrecision(15));
