import type { Chapter } from '../recipe.ts';

/** Scores that nobody's model gave, of images in the all-findings set. */
const MADE_UP_SCORES: readonly (readonly [imageIndex: string, score: number])[] = [
  ['00001093_009.png', 0.02],
  ['00002424_002.png', 0.34],
  ['00004381_043.png', 0.7],
  ['00007569_010.png', 0.17],
  ['00008008_061.png', 0.23],
  ['00011355_059.png', 0.3],
  ['00011683_021.png', 0.97],
  ['00013951_007.png', 0.46],
  ['00014251_000.png', 0.5],
  ['00015313_019.png', 0.27],
  ['00015442_025.png', 0.47],
  ['00018860_017.png', 0.96],
  ['00021381_019.png', 0.57],
  ['00021972_005.png', 0.55],
  ['00022155_012.png', 0.79],
  ['00022572_065.png', 0.52],
  ['00022706_000.png', 0.44],
  ['00025954_021.png', 0.25],
  ['00026098_016.png', 0.63],
  ['00028518_027.png', 0.65],
];

const EXPORT = 'images.export';
const SPLIT = `${EXPORT}.splitCounts`;
const SCORED = 'evaluate.findings[EFFUSION]';

/** From a cohort to a training set, and from scores to what they are worth. */
export const TRAINING: Chapter = {
  title: 'Training and scoring',
  recipes: [
    {
      operation: 'ml-engineer/training-set-with-split',
      says: `Of {${EXPORT}.rowCount} images {${SPLIT}[TRAIN].imageCount} are for training, and TEST has {${SPLIT}[TEST].imageCount / ${EXPORT}.rowCount:%} of them rather than a tenth, since the patients of the official test set stay there beside a tenth of the others; whoever opens the address at a gateway with the same data gets this file, byte for byte.`,
      holds: [
        `${SPLIT}[TRAIN].imageCount + ${SPLIT}[VALIDATION].imageCount + ${SPLIT}[TEST].imageCount = ${EXPORT}.rowCount`,
        `${SPLIT}[TEST].imageCount / ${EXPORT}.rowCount > 0.11`,
      ],
    },
    {
      operation: 'ml-engineer/model-against-readers',
      variables: {
        reference: { source: 'GROUND_TRUTH', labelSet: 'ALL_FINDINGS_2021' },
        predictions: MADE_UP_SCORES.map(([imageIndex, score]) => ({
          imageIndex,
          finding: 'EFFUSION',
          score,
        })),
      },
      says: `These scores, which are made up, reach an AUROC of {${SCORED}.auroc.value:2}, and on {${SCORED}.positives + ${SCORED}.negatives} images its interval from {${SCORED}.auroc.lower95:2} to {${SCORED}.auroc.upper95:2} has room for a poor model and a perfect one; of the readers who had no part in the ground truth one finds {${SCORED}.readers[4343880271].sensitivity.value:%} without a false alarm, the other {${SCORED}.readers[4343882583].sensitivity.value:%} with {${SCORED}.readers[4343882583].falsePositiveRate.value:%} of them.`,
      holds: [
        `${SCORED}.readers[4343880271].falsePositiveRate.value = 0`,
        `${SCORED}.readers[4343880271].isPartOfReference = false`,
        `${SCORED}.readers[4343882583].isPartOfReference = false`,
        `${SCORED}.auroc.upper95 - ${SCORED}.auroc.lower95 > 0.2`,
      ],
    },
  ],
};
