import type { Finding, FindingsByImage } from './findings.ts';
import type { Image, View } from './images.ts';
import { type Random, randomFor, type Weighted } from './random.ts';

// Labels in a thousand images of each view of the real collection, rounded.
const FREQUENCIES: readonly (readonly [Finding, Readonly<Record<View, number>>])[] = [
  ['Infiltration', { AP: 235, PA: 139 }],
  ['Effusion', { AP: 152, PA: 97 }],
  ['Atelectasis', { AP: 129, PA: 86 }],
  ['Nodule', { AP: 48, PA: 62 }],
  ['Mass', { AP: 49, PA: 53 }],
  ['Pneumothorax', { AP: 43, PA: 50 }],
  ['Consolidation', { AP: 70, PA: 23 }],
  ['Pleural_Thickening', { AP: 22, PA: 36 }],
  ['Cardiomegaly', { AP: 27, PA: 23 }],
  ['Emphysema', { AP: 22, PA: 22 }],
  ['Edema', { AP: 45, PA: 4 }],
  ['Fibrosis', { AP: 6, PA: 21 }],
  ['Pneumonia', { AP: 18, PA: 9 }],
  ['Hernia', { AP: 1, PA: 3 }],
];

// How much likelier the second is beside the first.
const COMPANIONS: Readonly<Partial<Record<Finding, Partial<Record<Finding, number>>>>> = {
  Atelectasis: { Effusion: 2, Pneumothorax: 1.5 },
  Cardiomegaly: { Effusion: 3 },
  Consolidation: { Atelectasis: 2, Effusion: 2 },
  Edema: { Infiltration: 2, Effusion: 2 },
  Effusion: { Atelectasis: 2, Infiltration: 1.5, Cardiomegaly: 2 },
  Emphysema: { Pneumothorax: 7 },
  Infiltration: { Edema: 2, Effusion: 1.5, Pneumonia: 2 },
  Mass: { Nodule: 3 },
  Nodule: { Mass: 3 },
  Pneumonia: { Infiltration: 3, Edema: 3 },
  Pneumothorax: { Emphysema: 4 },
};

const LABEL_COUNTS: readonly Weighted<number>[] = [
  [1, 597],
  [2, 276],
  [3, 94],
  [4, 24],
  [5, 6],
  [6, 2],
  [7, 1],
];
const NO_FINDING: Readonly<Record<View, number>> = { AP: 0.47, PA: 0.58 };
const SAME_AS_VISIT_BEFORE = 0.2;
/** The one image with the most labels: it gets four boxes. */
export const CROWDED_LABELS = 9;

/** The labels of the 2017 release, sorted within each image as there. */
export function drawNlpLabels(images: readonly Image[]): FindingsByImage {
  const random = randomFor('labels');
  const crowded = images.findLast(({ patient, view }) => patient.split === 'test' && view === 'PA');
  const labels = new Map<string, readonly Finding[]>();
  let before: readonly Finding[] = [];
  for (const image of images) {
    const isSame = image.followUp > 0 && random.chance(SAME_AS_VISIT_BEFORE);
    if (!isSame) before = drawFindings(random, image.view, drawCount(random, image.view));
    labels.set(image.name, before);
  }
  if (crowded) labels.set(crowded.name, drawFindings(random, 'PA', CROWDED_LABELS));
  return labels;
}

function drawCount(random: Random, view: View): number {
  return random.chance(NO_FINDING[view]) ? 0 : random.weighted(LABEL_COUNTS);
}

function drawFindings(random: Random, view: View, count: number): readonly Finding[] {
  const found: Finding[] = [];
  while (found.length < count) {
    const others = FREQUENCIES.filter(([finding]) => !found.includes(finding));
    const weights = others.map(([finding, { [view]: perThousand }]) => {
      const boosts = found.map((present) => COMPANIONS[present]?.[finding] ?? 1);
      return [finding, boosts.reduce((product, boost) => product * boost, perThousand)] as const;
    });
    found.push(random.weighted(weights));
  }
  return found.sort();
}
