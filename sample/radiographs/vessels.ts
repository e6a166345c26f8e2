import type { Random } from '../random.ts';
import { through } from './curves.ts';
import { HALVES, type Half, type Physique, within } from './physique.ts';
import { blurred, emptyPlane, type Plane, type Point, stroke } from './plane.ts';

// Where the twigs of each lung point to, in parts of its width and height.
const TIPS: readonly Point[] = [
  [0.5, -0.28],
  [0.28, -0.22],
  [0.75, -0.14],
  [0.95, -0.02],
  [0.9, 0.1],
  [0.7, 0.2],
  [0.4, 0.24],
  [0.2, 0.26],
];

/** The roots of the lungs, and their vessels, which thin out towards the wall. */
export function vessels(physique: Physique, random: Random): Plane {
  const plane = emptyPlane();
  for (const half of HALVES) {
    const root: Point = [0.08, half === 1 ? 0.4 : 0.42];
    const place = (across: number, down: number) =>
      physique.at(half * (root[0] + across), root[1] + down);
    const stem = through([place(0, 0), place(0.02, 0.045), place(0.015, 0.09)]);
    stroke(plane, stem, { width: 0.034, amount: 0.34 });
    for (const tip of TIPS) branch({ plane, physique, random, half }, root, tip);
  }
  return blurred(plane, 0.003);
}

interface Tree {
  readonly plane: Plane;
  readonly physique: Physique;
  readonly random: Random;
  readonly half: Half;
}

function branch({ plane, physique, random, half }: Tree, root: Point, tip: Point): void {
  const [across, down] = [
    tip[0] * 0.22 * within(random, 0.85, 1.1),
    tip[1] * within(random, 0.8, 1.05),
  ];
  const parts = [0, 0.3, 0.6, 1];
  const points = parts.map((part) => {
    const sway = part === 0 ? 0 : within(random, -0.012, 0.012);
    return physique.at(half * (root[0] + across * part), root[1] + down * part + sway);
  });
  const line = through(points);
  for (const [index, point] of line.entries()) {
    const left = 1 - index / line.length;
    stroke(plane, [point], { width: 0.004 + 0.013 * left, amount: 0.08 + 0.2 * left });
  }
}
