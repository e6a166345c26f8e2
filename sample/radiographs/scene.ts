import type { Finding } from '../findings.ts';
import type { Random } from '../random.ts';
import type { Half, Physique } from './physique.ts';
import type { Area, Plane } from './plane.ts';

/** What findings change on a picture. A drawing that goes with the labels, and teaches nothing. */
export interface Signs {
  /** Takes the place of air in the lungs. */
  readonly water: Plane;
  /** Takes the place of what is in the lungs. */
  readonly gas: Plane;
  /** Fine lines in the lungs. */
  readonly lines: Plane;
}

/** A finding to draw. */
export interface Sight {
  readonly finding: Finding;
  /** The finding's box; null where it has none. */
  readonly box: Area | null;
}

/** What a sign is drawn on. */
export interface Scene extends Signs {
  readonly physique: Physique;
  readonly random: Random;
  readonly half: Half;
  readonly box: Area | null;
}
