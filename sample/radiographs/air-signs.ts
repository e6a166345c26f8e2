import { through } from './curves.ts';
import { lungOutline } from './organs.ts';
import { HALVES, within } from './physique.ts';
import { fill, type Point, stroke } from './plane.ts';
import type { Scene } from './scene.ts';

/** Flat bands where a part of the lung has no air. */
export function bands({ physique, random, half, box, water }: Scene): void {
  for (let band = 0; band < 3; band += 1) {
    const free = physique.at(half * 0.2, within(random, 0.5, 0.6) + physique.breath);
    const [x, y] = box?.middle ?? free;
    const reach = box === null ? 0.11 : box.width * 0.4;
    const [fall, lower] = [within(random, -0.02, 0.02), (band - 1) * 0.035];
    const line: Point[] = [
      [x - reach, y + lower - fall],
      [x, y + lower - 0.008],
      [x + reach, y + lower + fall],
    ];
    stroke(water, through(line), { width: within(random, 0.01, 0.018), amount: 0.75 });
  }
}

/** More air than usual; that the lungs are large shows in the diaphragm. */
export function bigLungs({ physique, gas }: Scene): void {
  for (const half of HALVES) fill(gas, lungOutline(physique, half), 0.6);
}

/** A net of fine scars at the base. */
export function net({ physique, random, half, lines }: Scene): void {
  for (let thread = 0; thread < 60; thread += 1) {
    const [across, down] = [within(random, 0.1, 0.35), within(random, 0.45, 0.63)];
    const [x, y] = [within(random, -0.03, 0.03), within(random, -0.03, 0.03)];
    const line = [
      physique.at(half * across, down),
      physique.at(half * (across + x), down + y / 3),
      physique.at(half * (across + x + y), down + y),
    ];
    stroke(lines, through(line), { width: 0.004, amount: 0.3 });
  }
}
