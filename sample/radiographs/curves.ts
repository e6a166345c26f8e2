import type { Point } from './plane.ts';

// Points of a curve between two that are given: close enough to draw a line with.
const STEPS = 24;

/** A smooth line through the points. */
export const through = (points: readonly Point[]): Point[] =>
  points.slice(1).flatMap((_, index) => section(points, index, false));

/** A smooth outline through the points and back to the first. A point given twice is a corner. */
export const around = (points: readonly Point[]): Point[] =>
  points.flatMap((_, index) => section(points, index, true));

/** An outline about a middle. */
export const oval = ([x, y]: Point, width: number, height: number): Point[] => {
  const [across, down] = [width / 2, height / 2];
  // A curve through eight points is a circle to the eye.
  const diagonal = Math.sqrt(0.5);
  return around([
    [x, y - down],
    [x + across * diagonal, y - down * diagonal],
    [x + across, y],
    [x + across * diagonal, y + down * diagonal],
    [x, y + down],
    [x - across * diagonal, y + down * diagonal],
    [x - across, y],
    [x - across * diagonal, y - down * diagonal],
  ]);
};

/** From one point to the next: a cubic spline, of sums and products only. */
function section(points: readonly Point[], index: number, isClosed: boolean): Point[] {
  const pointAt = (at: number): Point => {
    const count = points.length;
    const place = isClosed ? (at + count) % count : Math.min(count - 1, Math.max(0, at));
    return points[place] ?? [0, 0];
  };
  const [before, from, to, after] = [-1, 0, 1, 2].map((step) => pointAt(index + step));
  const between = (axis: 0 | 1, part: number) => {
    const [a = 0, b = 0, c = 0, d = 0] = [before, from, to, after].map((point) => point?.[axis]);
    const square = part * part;
    const straight = 2 * b + (c - a) * part;
    const bend = (2 * a - 5 * b + 4 * c - d) * square + (3 * b - a - 3 * c + d) * square * part;
    return (straight + bend) / 2;
  };
  return Array.from({ length: STEPS }, (_, step) => [
    between(0, step / STEPS),
    between(1, step / STEPS),
  ]);
}
