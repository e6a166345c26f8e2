import { around, oval, through } from './curves.ts';
import { HEART, LUNG_BASE, LUNG_TOP, MIDDLE, TORSO } from './outlines.ts';
import { HALVES, type Half, type Physique } from './physique.ts';
import { blurred, emptyPlane, fill, type Plane, type Point, stroke } from './plane.ts';

export function torso({ at }: Physique): Plane {
  const plane = emptyPlane();
  for (const half of HALVES) {
    const outline = around(TORSO).map(([across, down]) => at(half * across, down));
    fill(plane, outline, 1);
  }
  return plane;
}

export function lungs(physique: Physique): Plane {
  const plane = emptyPlane();
  for (const half of HALVES) fill(plane, lungOutline(physique, half), 1);
  return blurred(plane, 0.004);
}

/** The left lung's base, in the right of the picture, is the lower one. */
export function lungOutline({ at, breath }: Physique, half: Half): Point[] {
  const low = breath + (half === 1 ? 0.015 : -0.01);
  const base = LUNG_BASE.map(([across, down]): Point => [across, down + low]);
  return around([...LUNG_TOP, ...base]).map(([across, down]) => at(half * across, down));
}

/** All that is below the diaphragm. */
export function abdomen({ at, breath }: Physique): Plane {
  const plane = emptyPlane();
  const line = HALVES.flatMap((half) => {
    const low = breath + (half === 1 ? 0.015 : -0.01);
    const side = LUNG_BASE.map(([across, down]) => at(half * across, down + low));
    return half === -1 ? side : side.reverse();
  });
  fill(plane, [...through(line), at(0.42, 0.85), at(0.43, 2), at(-0.43, 2), at(-0.42, 0.85)], 1);
  return blurred(plane, 0.006);
}

/** It stands on the diaphragm and grows upwards. */
export function heart({ at, heart: size, breath }: Physique): Plane {
  const plane = emptyPlane();
  const outline = around(HEART).map(([across, down]) => {
    const grown = 0.02 + (across - 0.02) * size;
    return at(grown, 0.69 + (down - 0.69) * (0.7 + 0.3 * size) + breath);
  });
  fill(plane, outline, 0.85);
  return blurred(plane, 0.005);
}

export function middle({ at }: Physique): Plane {
  const plane = emptyPlane();
  const outline = around(MIDDLE).map(([across, down]) => at(across, down));
  fill(plane, outline, 0.72);
  return blurred(plane, 0.008);
}

export function breasts({ at, hasBreasts }: Physique): Plane {
  const plane = emptyPlane();
  if (!hasBreasts) return plane;
  for (const half of HALVES) fill(plane, oval(at(half * 0.27, 0.6), 0.32, 0.36), 1);
  return blurred(plane, 0.02);
}

/** Air in the windpipe and in the stomach. */
export function air({ at, breath }: Physique): Plane {
  const plane = emptyPlane();
  const windpipe = through([at(0, -0.02), at(0.002, 0.2), at(-0.008, 0.36)]);
  stroke(plane, windpipe, { width: 0.034, amount: 1 });
  fill(plane, oval(at(0.18, 0.71 + breath), 0.11, 0.05), 1);
  return blurred(plane, 0.007);
}
