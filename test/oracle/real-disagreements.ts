import type { DisagreementRow } from './figures.ts';
import type { LabelOrigin } from './filters.ts';

const nlp2017: LabelOrigin = { source: 'NLP', labelSet: 'NIH_NLP_2017' };
const nlp2020: LabelOrigin = { source: 'NLP', labelSet: 'NIH_NLP_2020' };
const fourReader: LabelOrigin = { source: 'READER', labelSet: 'FOUR_FINDINGS_2019' };
const adjudicated: LabelOrigin = { source: 'ADJUDICATED', labelSet: 'FOUR_FINDINGS_2019' };
const allReader: LabelOrigin = { source: 'READER', labelSet: 'ALL_FINDINGS_2021' };
const groundTruth: LabelOrigin = { source: 'GROUND_TRUTH', labelSet: 'ALL_FINDINGS_2021' };
const busiestFourReader: LabelOrigin = { ...fourReader, readerId: '4295342357' };
const reader82785: LabelOrigin = { ...allReader, readerId: '4343882785' };
const reader83593: LabelOrigin = { ...allReader, readerId: '4343883593' };

/**
 * Images on which left and right differ: in all, then where left is PRESENT, ABSENT, UNCERTAIN. An image counts in
 * each column that holds for one of its pairs. Counted twice, as real-figures.ts says: by sets of the values on each
 * side, and by a self-join on image and finding.
 */
export const realDisagreements: readonly DisagreementRow[] = [
  ['PNEUMOTHORAX', nlp2020, adjudicated, 258, 129, 129, 0],
  ['PNEUMOTHORAX', nlp2017, adjudicated, 260, 129, 131, 0],
  ['ATELECTASIS', nlp2020, groundTruth, 269, 34, 235, 0],
  ['CARDIOMEGALY', nlp2020, groundTruth, 72, 13, 59, 0],
  ['CONSOLIDATION', nlp2020, groundTruth, 96, 25, 71, 0],
  ['EDEMA', nlp2020, groundTruth, 31, 8, 23, 0],
  ['EFFUSION', nlp2020, groundTruth, 189, 48, 141, 0],
  ['EMPHYSEMA', nlp2020, groundTruth, 44, 38, 6, 0],
  ['FIBROSIS', nlp2020, groundTruth, 32, 20, 12, 0],
  ['HERNIA', nlp2020, groundTruth, 5, 2, 3, 0],
  ['INFILTRATION', nlp2020, groundTruth, 139, 91, 48, 0],
  ['MASS', nlp2020, groundTruth, 91, 25, 66, 0],
  ['NODULE', nlp2020, groundTruth, 123, 31, 92, 0],
  ['PLEURAL_THICKENING', nlp2020, groundTruth, 70, 31, 39, 0],
  ['PNEUMONIA', nlp2020, groundTruth, 14, 12, 2, 0],
  ['PNEUMOTHORAX', nlp2020, groundTruth, 98, 38, 60, 0],
  ['FRACTURE', fourReader, adjudicated, 279, 102, 177, 0],
  ['PNEUMOTHORAX', fourReader, adjudicated, 441, 202, 135, 152],
  ['AIRSPACE_OPACITY', fourReader, adjudicated, 1258, 399, 859, 0],
  ['NODULE_OR_MASS', fourReader, adjudicated, 904, 369, 371, 241],
  ['FRACTURE', fourReader, fourReader, 274, 274, 274, 0],
  ['PNEUMOTHORAX', fourReader, fourReader, 440, 337, 421, 152],
  ['AIRSPACE_OPACITY', fourReader, fourReader, 1251, 1251, 1251, 0],
  ['NODULE_OR_MASS', fourReader, fourReader, 897, 708, 879, 240],
  ['FRACTURE', busiestFourReader, adjudicated, 65, 15, 50, 0],
  ['PNEUMOTHORAX', busiestFourReader, adjudicated, 72, 46, 24, 2],
  ['AIRSPACE_OPACITY', busiestFourReader, adjudicated, 355, 16, 339, 0],
  ['NODULE_OR_MASS', busiestFourReader, adjudicated, 171, 59, 105, 7],
  ['ABNORMAL', allReader, groundTruth, 295, 117, 178, 0],
  ['ATELECTASIS', allReader, groundTruth, 511, 243, 268, 0],
  ['CARDIOMEGALY', allReader, groundTruth, 195, 127, 68, 0],
  ['CONSOLIDATION', allReader, groundTruth, 419, 352, 67, 0],
  ['EDEMA', allReader, groundTruth, 183, 162, 21, 0],
  ['EFFUSION', allReader, groundTruth, 265, 106, 159, 0],
  ['EMPHYSEMA', allReader, groundTruth, 131, 124, 7, 0],
  ['FIBROSIS', allReader, groundTruth, 115, 105, 10, 0],
  ['HERNIA', allReader, groundTruth, 22, 17, 5, 0],
  ['INFILTRATION', allReader, groundTruth, 248, 187, 61, 0],
  ['MASS', allReader, groundTruth, 169, 108, 61, 0],
  ['NODULE', allReader, groundTruth, 260, 171, 89, 0],
  ['PLEURAL_THICKENING', allReader, groundTruth, 291, 246, 45, 0],
  ['PNEUMONIA', allReader, groundTruth, 65, 63, 2, 0],
  ['PNEUMOTHORAX', allReader, groundTruth, 154, 68, 86, 0],
  ['OTHER', allReader, groundTruth, 225, 169, 56, 0],
  ['PNEUMOTHORAX', adjudicated, groundTruth, 52, 8, 44, 0],
  ['PNEUMOTHORAX', fourReader, allReader, 201, 101, 152, 21],
  ['ABNORMAL', reader82785, reader83593, 119, 104, 15, 0],
  ['ATELECTASIS', reader82785, reader83593, 373, 365, 8, 0],
  ['CARDIOMEGALY', reader82785, reader83593, 131, 118, 13, 0],
  ['CONSOLIDATION', reader82785, reader83593, 260, 252, 8, 0],
  ['EDEMA', reader82785, reader83593, 127, 125, 2, 0],
  ['EFFUSION', reader82785, reader83593, 119, 53, 66, 0],
  ['EMPHYSEMA', reader82785, reader83593, 11, 5, 6, 0],
  ['FIBROSIS', reader82785, reader83593, 33, 22, 11, 0],
  ['HERNIA', reader82785, reader83593, 11, 6, 5, 0],
  ['INFILTRATION', reader82785, reader83593, 176, 27, 149, 0],
  ['MASS', reader82785, reader83593, 109, 84, 25, 0],
  ['NODULE', reader82785, reader83593, 148, 94, 54, 0],
  ['PLEURAL_THICKENING', reader82785, reader83593, 204, 197, 7, 0],
  ['PNEUMONIA', reader82785, reader83593, 29, 28, 1, 0],
  ['PNEUMOTHORAX', reader82785, reader83593, 79, 34, 45, 0],
  ['OTHER', reader82785, reader83593, 66, 40, 26, 0],
];
