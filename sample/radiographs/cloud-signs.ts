import { HALVES, within } from './physique.ts';
import { type Area, type Point, spot } from './plane.ts';
import type { Scene } from './scene.ts';

/** Somewhere in a lung, unless the finding has a box. */
function areaOf({ physique, random, half, box }: Scene, size: number): Area {
  const middle = physique.at(half * within(random, 0.15, 0.27), within(random, 0.27, 0.52));
  return box ?? { middle, width: size, height: size };
}

/** A round shadow, of a size between two. */
export const ball = (least: number, most: number) => (scene: Scene) => {
  const { middle, width, height } = areaOf(scene, within(scene.random, least, most));
  const size = 0.9 * Math.min(width, height);
  spot(scene.water, { middle, width: size, height: size }, { amount: 0.95, isFirm: true });
};

/** A shadow without an edge. */
export const cloud = (size: number, amount: number) => (scene: Scene) => {
  const { middle, width, height } = areaOf(scene, size);
  const { random, water } = scene;
  for (let puff = 0; puff < 9; puff += 1) {
    const place: Point = [
      middle[0] + within(random, -0.3, 0.3) * width,
      middle[1] + within(random, -0.3, 0.3) * height,
    ];
    const area = { middle: place, width: width * 0.6, height: height * 0.6 };
    spot(water, area, { amount: amount * within(random, 0.3, 0.6), isFirm: false });
  }
};

/** Clouds about the roots of both lungs. */
export function butterfly({ physique, random, water }: Scene): void {
  for (const half of HALVES) {
    for (let puff = 0; puff < 8; puff += 1) {
      const middle = physique.at(half * within(random, 0.09, 0.22), within(random, 0.32, 0.55));
      spot(water, { middle, width: 0.2, height: 0.2 }, { amount: 0.22, isFirm: false });
    }
  }
}
