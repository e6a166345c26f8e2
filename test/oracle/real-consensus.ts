import type { ConsensusFigureRow } from './figures.ts';

/**
 * Set, finding; images, and those that are unanimous, tied, changed by adjudication. One vote for each reader, the
 * first in file order. Unanimous: two readers at least, one value. Tied: two values share the most votes. Changed: tied,
 * or the final label is not the value with most votes. Counted twice, as real-figures.ts says.
 */
export const realConsensus: readonly ConsensusFigureRow[] = [
  ['FOUR_FINDINGS_2019', 'FRACTURE', 4376, 4100, 6, 136],
  ['FOUR_FINDINGS_2019', 'PNEUMOTHORAX', 4376, 3934, 35, 107],
  ['FOUR_FINDINGS_2019', 'AIRSPACE_OPACITY', 4376, 3123, 11, 261],
  ['FOUR_FINDINGS_2019', 'NODULE_OR_MASS', 4376, 3477, 39, 264],
  ['ALL_FINDINGS_2021', 'ABNORMAL', 810, 515, 0, 44],
  ['ALL_FINDINGS_2021', 'ATELECTASIS', 810, 299, 0, 72],
  ['ALL_FINDINGS_2021', 'CARDIOMEGALY', 810, 615, 0, 40],
  ['ALL_FINDINGS_2021', 'CONSOLIDATION', 810, 391, 0, 70],
  ['ALL_FINDINGS_2021', 'EDEMA', 810, 627, 0, 7],
  ['ALL_FINDINGS_2021', 'EFFUSION', 810, 545, 0, 26],
  ['ALL_FINDINGS_2021', 'EMPHYSEMA', 810, 679, 0, 2],
  ['ALL_FINDINGS_2021', 'FIBROSIS', 810, 695, 0, 2],
  ['ALL_FINDINGS_2021', 'HERNIA', 810, 788, 0, 3],
  ['ALL_FINDINGS_2021', 'INFILTRATION', 810, 562, 0, 36],
  ['ALL_FINDINGS_2021', 'MASS', 810, 641, 0, 19],
  ['ALL_FINDINGS_2021', 'NODULE', 810, 550, 0, 42],
  ['ALL_FINDINGS_2021', 'PLEURAL_THICKENING', 810, 519, 0, 26],
  ['ALL_FINDINGS_2021', 'PNEUMONIA', 810, 745, 0, 2],
  ['ALL_FINDINGS_2021', 'PNEUMOTHORAX', 810, 656, 0, 21],
  ['ALL_FINDINGS_2021', 'OTHER', 810, 615, 0, 53],
];
