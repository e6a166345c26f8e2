import type { Finding } from '../findings.ts';
import type { Image } from '../images.ts';
import { randomFor } from '../random.ts';
import { ribs, shoulders, spine } from './bones.ts';
import { abdomen, air, breasts, heart, lungs, middle, torso } from './organs.ts';
import { type Physique, physiqueOf } from './physique.ts';
import { blurred, emptyPlane, type Plane } from './plane.ts';
import type { Sight, Signs } from './scene.ts';
import { signsOf } from './signs.ts';
import { vessels } from './vessels.ts';

/** What lies behind each other in the beam. */
interface Layers extends Signs {
  readonly skin: Plane;
  /** Highest far from the skin. */
  readonly depth: Plane;
  readonly breasts: Plane;
  readonly lungs: Plane;
  readonly vessels: Plane;
  readonly middle: Plane;
  readonly abdomen: Plane;
  readonly bones: Plane;
  readonly air: Plane;
}

/** The gray of each point, 0 to 255: what weakens the beam is bright. */
export function expose(image: Image, sights: readonly Sight[]): Plane {
  const random = randomFor(`radiograph ${image.name}`);
  const physique = withFindings(physiqueOf(image), sights);
  const body = torso(physique);
  const layers = {
    ...signsOf(physique, sights, random),
    skin: blurred(body, 0.004),
    depth: blurred(body, 0.05),
    breasts: breasts(physique),
    lungs: lungs(physique),
    vessels: vessels(physique, random),
    middle: greater(heart(physique), middle(physique)),
    abdomen: abdomen(physique),
    bones: sum(ribs(physique), spine(physique), shoulders(physique, random)),
    air: air(physique),
  };
  const half = 0.48 + 0.16 * random.next();
  return emptyPlane().map((_, at) => {
    const density = densityAt(layers, at);
    const dose = density * (density + 0.3);
    return (255 * dose) / (dose + half);
  });
}

/** Findings that change the build itself. */
function withFindings(physique: Physique, sights: readonly Sight[]): Physique {
  const has = (wanted: Finding) => sights.some(({ finding }) => finding === wanted);
  return {
    ...physique,
    heart: physique.heart * (has('Cardiomegaly') ? 1.32 : 1),
    breath: physique.breath + (has('Emphysema') ? 0.035 : 0),
  };
}

function densityAt(layers: Layers, at: number): number {
  const inside = layers.skin[at] ?? 0;
  const lung = layers.lungs[at] ?? 0;
  const water = layers.water[at] ?? 0;
  const gas = (layers.gas[at] ?? 0) * lung;
  const belly = layers.abdomen[at] ?? 0;
  const breathing = lung * (1 - water);
  const flesh = 0.25 + 0.6 * (layers.depth[at] ?? 0) + 0.12 * (layers.breasts[at] ?? 0);
  const shadow = water * (0.5 - 0.3 * lung) * (1 - belly);
  const soft = flesh * (1 - 0.84 * breathing) * (1 - 0.4 * gas) + shadow;
  const solid = (layers.middle[at] ?? 0) * (1 - 0.3 * gas) * (1 - 0.9 * belly) + 0.8 * belly;
  const twigs = (layers.vessels[at] ?? 0) * breathing * (1 - gas);
  const fine = twigs + (layers.lines[at] ?? 0) * lung;
  const all = soft + solid + fine + (layers.bones[at] ?? 0);
  return inside * all * (1 - 0.18 * (layers.air[at] ?? 0));
}

const greater = (first: Plane, second: Plane): Plane =>
  first.map((value, at) => Math.max(value, second[at] ?? 0));

const sum = (first: Plane, ...others: readonly Plane[]): Plane =>
  others.reduce((total, plane) => total.map((value, at) => value + (plane[at] ?? 0)), first);
