import type { Point } from './plane.ts';

type Outline = readonly Point[];

// From the midline outwards, and from the top.
// biome-ignore format: one list
export const TORSO: Outline = [
  [0, -0.1], [0.1, -0.1], [0.105, 0.03], [0.17, 0.075], [0.32, 0.1], [0.45, 0.125],
  [0.55, 0.2], [0.6, 0.45], [0.62, 2], [0.53, 2], [0.5, 0.5], [0.46, 0.38], [0.46, 0.38],
  [0.44, 0.46], [0.435, 0.6], [0.43, 0.75], [0.44, 0.9], [0.45, 2], [0, 2],
];
// biome-ignore format: one list
export const LUNG_TOP: Outline = [
  [0.07, 0.24], [0.075, 0.18], [0.125, 0.125], [0.19, 0.14], [0.255, 0.215], [0.31, 0.33],
  [0.345, 0.46], [0.365, 0.58],
];
// biome-ignore format: one list
export const LUNG_BASE: Outline = [
  [0.376, 0.725], [0.376, 0.725], [0.345, 0.685], [0.28, 0.645], [0.2, 0.625], [0.12, 0.64],
  [0.06, 0.68],
];
// biome-ignore format: one list
export const HEART: Outline = [
  [-0.03, 0.37], [-0.075, 0.45], [-0.1, 0.55], [-0.085, 0.64], [-0.03, 0.69], [0.08, 0.705],
  [0.18, 0.69], [0.21, 0.64], [0.18, 0.55], [0.12, 0.45], [0.07, 0.37],
];
// The great vessels, the windpipe's surroundings and the knob of the aorta.
// biome-ignore format: one list
export const MIDDLE: Outline = [
  [-0.06, -0.2], [-0.06, 0.2], [-0.062, 0.32], [-0.085, 0.42], [0.09, 0.42], [0.07, 0.335],
  [0.088, 0.29], [0.075, 0.25], [0.055, 0.2], [0.055, -0.2],
];
