import { wallAt } from './bones.ts';
import { through } from './curves.ts';
import { lungOutline } from './organs.ts';
import { within } from './physique.ts';
import { fill, type Point, spot, stroke } from './plane.ts';
import type { Scene } from './scene.ts';

/** Water at the base, which climbs along the wall. */
export function level({ physique, random, half, water }: Scene): void {
  const high = within(random, 0.4, 0.53);
  const wall = wallAt(high);
  const place = (across: number, down: number) => physique.at(half * across, down);
  const surface = [
    place(0.03, 0.66),
    place(0.16, high + 0.12),
    place(0.3, high + 0.06),
    place(wall, high),
  ];
  fill(water, [...through(surface), place(wall + 0.02, 0.8), place(0.03, 0.8)], 1);
}

/** A thick skin along the wall. */
export function rind({ physique, half, water }: Scene): void {
  const heights = [0.28, 0.36, 0.44, 0.52, 0.6, 0.68];
  const line = heights.map((down) => physique.at(half * (wallAt(down) - 0.012), down));
  stroke(water, through(line), { width: 0.035, amount: 0.85 });
}

/** A part of the stomach, with air in it, behind the heart. */
export function hernia({ physique, water, gas }: Scene): void {
  const [x, y] = physique.at(0.03, 0.61 + physique.breath);
  spot(water, { middle: [x, y], width: 0.19, height: 0.16 }, { amount: 1, isFirm: true });
  spot(gas, { middle: [x, y - 0.02], width: 0.13, height: 0.09 }, { amount: 0.8, isFirm: true });
}

/** The lung draws back from the wall; a fine line is its edge, and nothing is drawn beyond. */
export function collapse({ physique, random, half, gas, lines }: Scene): void {
  const part = within(random, 0.78, 0.88);
  const outline = lungOutline(physique, half);
  const [x, y] = physique.at(half * 0.09, 0.62);
  const edge = outline.map(
    ([across, down]): Point => [x + (across - x) * part, y + (down - y) * (down < y ? part : 1)],
  );
  fill(gas, outline, 0.9);
  fill(gas, edge, 0);
  const above = edge.filter(([, down]) => down < y);
  stroke(lines, above, { width: 0.005, amount: 0.25 });
}
