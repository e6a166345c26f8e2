import type { Finding } from '../findings.ts';
import type { Random } from '../random.ts';
import { bands, bigLungs, net } from './air-signs.ts';
import { ball, butterfly, cloud } from './cloud-signs.ts';
import { HALVES, type Physique } from './physique.ts';
import { blurred, emptyPlane } from './plane.ts';
import type { Scene, Sight, Signs } from './scene.ts';
import { collapse, hernia, level, rind } from './wall-signs.ts';

const DRAW: Readonly<Record<Finding, (scene: Scene) => void>> = {
  Atelectasis: bands,
  // Shows in the size of the heart.
  Cardiomegaly: () => {},
  Consolidation: cloud(0.24, 0.85),
  Edema: butterfly,
  Effusion: level,
  Emphysema: bigLungs,
  Fibrosis: net,
  Hernia: hernia,
  Infiltration: cloud(0.26, 0.5),
  Mass: ball(0.09, 0.14),
  Nodule: ball(0.03, 0.05),
  Pleural_Thickening: rind,
  Pneumonia: cloud(0.2, 0.7),
  Pneumothorax: collapse,
};

export function signsOf(physique: Physique, sights: readonly Sight[], random: Random): Signs {
  const signs = { water: emptyPlane(), gas: emptyPlane(), lines: emptyPlane() };
  for (const { finding, box } of sights) {
    const drawn = random.pick(HALVES);
    const half = box === null ? drawn : box.middle[0] < 0.5 ? -1 : 1;
    DRAW[finding]({ ...signs, physique, random, half, box });
  }
  return {
    water: blurred(signs.water, 0.006),
    gas: blurred(signs.gas, 0.003),
    lines: blurred(signs.lines, 0.0015),
  };
}
