import type { Image } from '../images.ts';
import { type Random, randomFor } from '../random.ts';
import type { Point } from './plane.ts';

/** A body as one picture shows it. Nobody's. */
export interface Physique {
  readonly hasBreasts: boolean;
  /** Lies, and the film is behind: the heart is large, the shoulder blades cover the lungs. */
  readonly isLying: boolean;
  /** Its size; 1 is usual. */
  readonly heart: number;
  /** How far below the usual the diaphragm stands, in parts of the side. */
  readonly breath: number;
  /** From the midline, to the right of the picture, and from the top, as in an adult's picture. */
  readonly at: (across: number, down: number) => Point;
}

/** -1: left in the picture, which is the right of the body; 1: the other. */
export type Half = -1 | 1;

export const HALVES: readonly Half[] = [-1, 1];

/** A patient keeps the build, and stands somewhat otherwise on each picture. */
export function physiqueOf({ patient, ageYears, view, name }: Image): Physique {
  const build = randomFor(`build of ${patient.number}`);
  const stance = randomFor(`stance on ${name}`);
  const isLying = view === 'AP';
  const size = sizeAt(ageYears);
  const width = size * within(build, 0.94, 1.06);
  const height = size * within(build, 0.95, 1.04);
  const middle = within(stance, 0.485, 0.515);
  const lean = within(stance, -0.03, 0.03);
  return {
    hasBreasts: patient.sex === 'F' && ageYears > 14,
    isLying,
    heart: within(build, 0.9, 1.06) * (isLying ? 1.12 : 1),
    breath: within(stance, -0.02, 0.025) - (isLying ? 0.03 : 0),
    at: (across, down) => [
      middle + across * width + lean * (down - 0.4),
      (1 - height) * 0.3 + down * height,
    ],
  };
}

export const within = (random: Random, low: number, high: number) =>
  low + random.next() * (high - low);

const sizeAt = (ageYears: number) => Math.min(1, 0.82 + (0.18 * ageYears) / 16);
