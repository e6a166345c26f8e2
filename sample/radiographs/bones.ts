import type { Random } from '../random.ts';
import { around, oval, through } from './curves.ts';
import { HALVES, type Half, type Physique, within } from './physique.ts';
import { blurred, emptyPlane, fill, type Plane, type Point, stroke } from './plane.ts';

// The wall of the chest: how far from the midline, and at which height.
const WALL: readonly Point[] = [
  [0.1, 0.11],
  [0.19, 0.13],
  [0.265, 0.21],
  [0.32, 0.33],
  [0.355, 0.46],
  [0.375, 0.6],
  [0.387, 0.75],
  [0.39, 0.95],
];
const RIBS = 10;
const RIB = { width: 0.021, amount: 0.25 };

/** The ribs of the back stand out, those of the front are faint, and all are brightest at their edges. */
export function ribs(physique: Physique): Plane {
  const [outer, inner] = [emptyPlane(), emptyPlane()];
  for (const half of HALVES) {
    for (let rib = 0; rib < RIBS; rib += 1) {
      const { back, front } = ribLines(physique, half, rib);
      const thin = rib < 2 ? 0.8 : 1;
      stroke(outer, front, { width: RIB.width, amount: RIB.amount * 0.4 });
      stroke(outer, back, { width: RIB.width * thin, amount: RIB.amount });
      stroke(inner, back, { width: RIB.width * 0.55 * thin, amount: RIB.amount * 0.45 });
    }
  }
  return blurred(
    outer.map((value, at) => value - (inner[at] ?? 0)),
    0.0022,
  );
}

function ribLines({ at }: Physique, half: Half, rib: number) {
  const root = 0.13 + rib * 0.058;
  const turn = root + 0.075 + rib * 0.004;
  const far = wallAt(turn);
  const place = (across: number, down: number) => at(half * across, down);
  const back = through([
    place(0.045, root),
    place(far * 0.42, root - 0.022),
    place(far * 0.8, root + 0.018),
    place(far * 0.985, turn - 0.015),
    place(far, turn + 0.02),
  ]);
  const front = through([
    place(far, turn + 0.02),
    place(far * 0.93, turn + 0.062),
    place(far * 0.7, turn + 0.115),
    place(far * 0.45, turn + 0.135),
  ]);
  return { back, front };
}

/** How far the wall is from the midline at a height. */
export function wallAt(down: number): number {
  const next = WALL.findIndex(([, height]) => height > down);
  const [from, to] = [WALL[Math.max(0, next - 1)], WALL[Math.max(0, next)]];
  if (from === undefined || to === undefined || next <= 0) return 0.38;
  return from[0] + ((down - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
}

/** Bodies of the spine with their gaps, and what sticks out of them. */
export function spine({ at }: Physique): Plane {
  const plane = emptyPlane();
  for (let vertebra = 0; vertebra < 33; vertebra += 1) {
    const down = -0.145 + vertebra * 0.05;
    const half = 0.0325 + vertebra * 0.0005;
    const [top, bottom] = [down - 0.021, down + 0.021];
    const corners = [at(-half, top), at(half, top), at(half, bottom), at(-half, bottom)];
    fill(plane, around(corners.flatMap((corner) => [corner, corner])), 0.34);
    for (const side of HALVES) fill(plane, oval(at(side * 0.02, down - 0.006), 0.011, 0.018), 0.5);
    fill(plane, oval(at(0, down + 0.01), 0.01, 0.022), 0.55);
  }
  return blurred(plane, 0.003);
}

/** Collar bones, shoulder blades and the heads of the upper arms. */
export function shoulders({ at, isLying }: Physique, random: Random): Plane {
  const plane = emptyPlane();
  const inwards = isLying ? 0.05 : 0;
  for (const half of HALVES) {
    const place = (across: number, down: number) => at(half * across, down);
    const lift = within(random, -0.01, 0.012);
    const blade = [
      place(0.41 - inwards, 0.15),
      place(0.33 - inwards, 0.17),
      place(0.3 - inwards, 0.26),
      place(0.345 - inwards, 0.42),
      place(0.375 - inwards, 0.3),
    ];
    fill(plane, around(blade), 0.15);
    fill(plane, oval(place(0.46, 0.165), 0.09, 0.1), 0.36);
    const arm = [0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4].map((down) => place(0.46 + 0.08 * down, down));
    stroke(plane, through(arm), { width: 0.055, amount: 0.31 });
    const collar = [place(0.035, 0.2), place(0.12, 0.165 + lift), place(0.25, 0.125 + lift)];
    const tip = place(0.42, 0.1 + lift);
    stroke(plane, through([...collar, tip]), { width: 0.026, amount: 0.36 });
  }
  return blurred(plane, 0.0035);
}
