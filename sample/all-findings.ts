import { FINDINGS, type Finding, type FindingsByImage, findingsOf } from './findings.ts';
import { type AllFindingsRead, groundTruthOf, type Judgement } from './ground-truth.ts';
import type { Image } from './images.ts';
import { type Random, randomFor } from './random.ts';

/** An image of the all-findings set, with its reads in file order. */
export interface AllFindingsImage {
  readonly image: Image;
  readonly reads: readonly AllFindingsRead[];
  readonly groundTruth: Judgement;
}

// The published ids, in the order of the published file.
const READERS = ['4343882583', '4343882785', '4343880271', '4343883996', '4343883593'] as const;

type Rates = readonly [withNlpLabel: number, without: number, seenInVain: number];

// As among the real labels, rounded; the rarest are made more frequent.
const RATES: Readonly<Record<Finding, Rates>> = {
  Atelectasis: [0.67, 0.3, 0.12],
  Cardiomegaly: [0.63, 0.07, 0.05],
  Effusion: [0.64, 0.2, 0.06],
  Infiltration: [0.13, 0.06, 0.07],
  Mass: [0.57, 0.08, 0.05],
  Nodule: [0.55, 0.11, 0.07],
  Pneumonia: [0.1, 0.01, 0.02],
  Pneumothorax: [0.67, 0.08, 0.03],
  Consolidation: [0.32, 0.08, 0.15],
  Edema: [0.1, 0.03, 0.05],
  Emphysema: [0.1, 0.01, 0.03],
  Fibrosis: [0.1, 0.015, 0.04],
  Pleural_Thickening: [0.24, 0.05, 0.1],
  Hernia: [0.5, 0.004, 0.002],
};
const OTHER = { present: 0.05, seenInVain: 0.02 };
const SENSITIVITY = 0.72;
// Readers see fewer things in vain where there is nothing at all.
const VAIN_IN_NORMAL = 0.15;

/** What is there; `certain` is what every reader sees. */
interface Truth {
  readonly certain: readonly Finding[];
  readonly isOtherCertain: boolean;
  readonly present: readonly Finding[];
  readonly isOther: boolean;
}

/** In the order given. Each finding, and Other, has one image on which every reader sees it. */
export function drawAllFindings(
  images: readonly Image[],
  labels: FindingsByImage,
): AllFindingsImage[] {
  const random = randomFor('all findings');
  const places = new Map(random.shuffled(images).map(({ name }, place) => [name, place]));
  return images.map((image) => {
    const place = places.get(image.name) ?? images.length;
    const truth = drawTruth(random, findingsOf(labels, image.name), place);
    const reads = READERS.map((reader) => ({ reader, judgement: drawJudgement(random, truth) }));
    return { image, reads, groundTruth: groundTruthOf(reads) };
  });
}

function drawTruth(random: Random, labels: readonly Finding[], place: number): Truth {
  const present = FINDINGS.filter((finding) => {
    const [withNlpLabel, without] = RATES[finding];
    return random.chance(labels.includes(finding) ? withNlpLabel : without);
  });
  const isOther = random.chance(OTHER.present);
  const certain = FINDINGS.slice(place, place + 1);
  return { certain, isOtherCertain: place === 0, present, isOther };
}

function drawJudgement(random: Random, truth: Truth): Judgement {
  const isNormal = truth.certain.length + truth.present.length === 0 && !truth.isOther;
  const vain = isNormal ? VAIN_IN_NORMAL : 1;
  const sees = (isPresent: boolean, seenInVain: number) =>
    random.chance(isPresent ? SENSITIVITY : seenInVain * vain);
  const findings = FINDINGS.filter((finding) => {
    const isSeen = sees(truth.present.includes(finding), RATES[finding][2]);
    return isSeen || truth.certain.includes(finding);
  });
  const isOther = sees(truth.isOther, OTHER.seenInVain) || truth.isOtherCertain;
  return { isAbnormal: findings.length > 0 || isOther, findings, isOther };
}
