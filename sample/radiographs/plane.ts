/** Width and height of a plane, half of a picture's: all edges are soft, and it is four times faster. */
export const SIDE = 512;

/** How much of something is at each point of a square: rows from the top. */
export type Plane = Float32Array<ArrayBuffer>;

/** In parts of the side, from the top left corner. Points may lie outside. */
export type Point = readonly [x: number, y: number];

export const emptyPlane = (): Plane => new Float32Array(SIDE * SIDE);

/** What is inside the outline becomes the amount. The outline closes itself. */
export function fill(plane: Plane, outline: readonly Point[], amount: number): void {
  const heights = outline.map(([, y]) => y * SIDE);
  const last = Math.min(SIDE - 1, Math.ceil(Math.max(...heights)));
  for (let row = Math.max(0, Math.floor(Math.min(...heights))); row <= last; row += 1) {
    const crossings = crossingsOf(outline, (row + 0.5) / SIDE);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const first = Math.max(0, Math.round((crossings[at] ?? 0) * SIDE));
      const end = Math.min(SIDE, Math.round((crossings[at + 1] ?? 0) * SIDE));
      if (end > first) plane.fill(amount, row * SIDE + first, row * SIDE + end);
    }
  }
}

/** Where the outline crosses a row, from left to right. */
function crossingsOf(outline: readonly Point[], y: number): number[] {
  const crossings: number[] = [];
  let [x, top] = outline.at(-1) ?? [0, 0];
  for (const [nextX, bottom] of outline) {
    const isCrossed = top <= y !== bottom <= y;
    if (isCrossed) crossings.push(x + ((y - top) / (bottom - top)) * (nextX - x));
    [x, top] = [nextX, bottom];
  }
  return crossings.sort((left, right) => left - right);
}

/** A line with round ends, at least as strong as the amount. Its points lie close to each other. */
export function stroke(plane: Plane, line: readonly Point[], pen: Pen): void {
  for (const [x, y] of line) disc(plane, [x, y], pen);
}

export interface Pen {
  /** In parts of the side. */
  readonly width: number;
  readonly amount: number;
}

function disc(plane: Plane, [x, y]: Point, { width, amount }: Pen): void {
  const radius = (width / 2) * SIDE;
  const [middleX, middleY] = [x * SIDE, y * SIDE];
  const last = Math.min(SIDE - 1, Math.floor(middleY + radius));
  for (let row = Math.max(0, Math.ceil(middleY - radius)); row <= last; row += 1) {
    const half = Math.sqrt(Math.max(0, radius * radius - (row - middleY) * (row - middleY)));
    const end = Math.min(SIDE - 1, Math.floor(middleX + half));
    for (let column = Math.max(0, Math.ceil(middleX - half)); column <= end; column += 1) {
      const at = row * SIDE + column;
      plane[at] = Math.max(plane[at] ?? 0, amount);
    }
  }
}

/** Spreads each point over its surroundings: three running means, close to a bell curve. */
export function blurred(plane: Plane, radius: number): Plane {
  const reach = Math.max(1, Math.round(radius * SIDE));
  let [from, to] = [Float32Array.from(plane), emptyPlane()];
  for (let pass = 0; pass < 3; pass += 1) {
    for (const [step, stride] of [
      [1, SIDE],
      [SIDE, 1],
    ] as const) {
      for (let line = 0; line < SIDE; line += 1)
        mean(from, to, { start: line * stride, step, reach });
      [from, to] = [to, from];
    }
  }
  return from;
}

interface Line {
  readonly start: number;
  readonly step: number;
  readonly reach: number;
}

/** The running mean of one row or column; beyond the edge, the edge goes on. */
function mean(from: Plane, to: Plane, { start, step, reach }: Line): void {
  const [first, last] = [start, start + (SIDE - 1) * step];
  const [atFirst, atLast] = [from[first] ?? 0, from[last] ?? 0];
  let sum = (reach + 1) * atFirst;
  for (let ahead = 1; ahead <= reach; ahead += 1) sum += from[first + ahead * step] ?? 0;
  const back = reach * step;
  for (let at = first; at <= last; at += step) {
    to[at] = sum / (2 * reach + 1);
    const comes = at + back + step > last ? atLast : (from[at + back + step] ?? 0);
    const goes = at - back < first ? atFirst : (from[at - back] ?? 0);
    sum += comes - goes;
  }
}

/** An oval, in parts of the side. */
export interface Area {
  readonly middle: Point;
  readonly width: number;
  readonly height: number;
}

interface Cloud {
  /** In its middle. */
  readonly amount: number;
  readonly isFirm: boolean;
}

/** Adds a round cloud that thins out from its middle, or a firm ball. Sums do not pass 1. */
export function spot(plane: Plane, area: Area, { amount, isFirm }: Cloud): void {
  const [x, y] = [area.middle[0] * SIDE, area.middle[1] * SIDE];
  const [across, down] = [(area.width / 2) * SIDE, (area.height / 2) * SIDE];
  const last = Math.min(SIDE - 1, Math.floor(y + down));
  for (let row = Math.max(0, Math.ceil(y - down)); row <= last; row += 1) {
    const end = Math.min(SIDE - 1, Math.floor(x + across));
    for (let column = Math.max(0, Math.ceil(x - across)); column <= end; column += 1) {
      const [left, top] = [(column - x) / across, (row - y) / down];
      const far = Math.min(1, left * left + top * top);
      const part = isFirm ? 1 - far * far * far : (1 - far) * (1 - far);
      const at = row * SIDE + column;
      plane[at] = Math.min(1, (plane[at] ?? 0) + amount * part);
    }
  }
}
