import type { Figures } from './figures.ts';
import { realConsensus } from './real-consensus.ts';
import { realDisagreements } from './real-disagreements.ts';
import { realLabelCounts } from './real-label-counts.ts';

/**
 * Counted from the published files by two throwaway programs that share no code with this project: one over parsed
 * rows and sets, one in SQL over a table with a row for each label. Where a comment names no way, both gave the figure.
 */
export const realFigures: Figures = {
  // Data rows of Data_Entry_2017_v2020.csv; different numbers in its column Patient ID.
  images: 112_120,
  patients: 30_805,
  // Different ids in the two readers' files: 22 and 5, none in both.
  readers: 27,
  // Both NLP releases: 112,120 rows of 14. Then 13,081 and 4,376 rows of 4, 4,050 and 810 rows of 16.
  labels: 3_286_948,
  currentLabels: 1_717_268,
  // Column Patient Gender; no patient has both.
  imagesBySex: { FEMALE: 48_780, MALE: 63_340 },
  patientsBySex: { FEMALE: 14_175, MALE: 16_630 },
  imagesByView: { AP: 44_810, PA: 67_310 },
  // Lines of train_val_list.txt and test_list.txt; different first eight digits of them.
  imagesBySplit: { TRAIN_VALIDATION: 86_524, TEST: 25_596 },
  patientsBySplit: { TRAIN_VALIDATION: 28_008, TEST: 2797 },
  // Column Patient Age of the 2020 release, which leaves none empty.
  ages: { min: 0, max: 95, unknown: 0, zero: 14, under18: 5402, from65: 15_547 },
  // Rows of the 2020 release grouped by Patient ID.
  patientsWithOneImage: 17_503,
  mostImagesOfAPatient: 184,
  patientsWithOnlyPa: 21_745,
  // Different image names in the files of the set. The dataset page counts two fewer for the four findings.
  imagesOfLabelSet: {
    NIH_NLP_2017: 112_120,
    NIH_NLP_2020: 112_120,
    FOUR_FINDINGS_2019: 4376,
    ALL_FINDINGS_2021: 810,
  },
  // Rows whose Finding Labels is "No Finding".
  imagesWithoutNlpFinding: { NIH_NLP_2017: 60_412, NIH_NLP_2020: 60_361 },
  labelCounts: realLabelCounts,
  // Rows by Reader ID. In the last column, different images.
  reads: [
    ['FOUR_FINDINGS_2019', '4295194124', 935, 934],
    ['FOUR_FINDINGS_2019', '4295206903', 593, 593],
    ['FOUR_FINDINGS_2019', '4295232296', 853, 853],
    ['FOUR_FINDINGS_2019', '4295246212', 521, 521],
    ['FOUR_FINDINGS_2019', '4295342357', 2350, 2350],
    ['FOUR_FINDINGS_2019', '4295344101', 101, 101],
    ['FOUR_FINDINGS_2019', '4295349028', 68, 68],
    ['FOUR_FINDINGS_2019', '4295349121', 1674, 1674],
    ['FOUR_FINDINGS_2019', '4295354117', 940, 940],
    ['FOUR_FINDINGS_2019', '4295354140', 212, 212],
    ['FOUR_FINDINGS_2019', '4295354708', 86, 86],
    ['FOUR_FINDINGS_2019', '4295359843', 268, 268],
    ['FOUR_FINDINGS_2019', '4295367682', 535, 535],
    ['FOUR_FINDINGS_2019', '4295369079', 26, 26],
    ['FOUR_FINDINGS_2019', '4295376896', 99, 98],
    ['FOUR_FINDINGS_2019', '4295393403', 12, 12],
    ['FOUR_FINDINGS_2019', '4322936986', 323, 323],
    ['FOUR_FINDINGS_2019', '4323195249', 2316, 2315],
    ['FOUR_FINDINGS_2019', '4325221191', 255, 255],
    ['FOUR_FINDINGS_2019', '4325222456', 162, 161],
    ['FOUR_FINDINGS_2019', '4326615889', 456, 456],
    ['FOUR_FINDINGS_2019', '4326829894', 296, 296],
    ['ALL_FINDINGS_2021', '4343880271', 810, 810],
    ['ALL_FINDINGS_2021', '4343882583', 810, 810],
    ['ALL_FINDINGS_2021', '4343882785', 810, 810],
    ['ALL_FINDINGS_2021', '4343883593', 810, 810],
    ['ALL_FINDINGS_2021', '4343883996', 810, 810],
  ],
  // Images whose set of Finding Labels is another one in the two releases; by finding, in only one of the two.
  imagesWithChangedLabels: 181,
  labelChanges: [
    ['ATELECTASIS', 24],
    ['CARDIOMEGALY', 4],
    ['CONSOLIDATION', 0],
    ['EDEMA', 0],
    ['EFFUSION', 10],
    ['EMPHYSEMA', 0],
    ['FIBROSIS', 0],
    ['HERNIA', 0],
    ['INFILTRATION', 24],
    ['MASS', 36],
    ['NODULE', 8],
    ['PLEURAL_THICKENING', 0],
    ['PNEUMONIA', 78],
    ['PNEUMOTHORAX', 4],
  ],
  // Different images, and rows, of BBox_List_2017.csv.
  imagesWithBoxes: 880,
  boxes: [
    ['ATELECTASIS', 180],
    ['CARDIOMEGALY', 146],
    ['EFFUSION', 153],
    ['INFILTRATION', 123],
    ['MASS', 85],
    ['NODULE', 79],
    ['PNEUMONIA', 120],
    ['PNEUMOTHORAX', 98],
  ],
  dataQuality: {
    // Over 120 years in the 2017 release: ten of 148 to 155, six of 411 to 414.
    IMPLAUSIBLE_AGE: 16,
    // One or two different Reader IDs in the four-findings reads of the image: two with one, 47 with two.
    FEWER_THAN_THREE_READERS: 49,
    // 00030573_013, 00030636_018 and 00030709_002, all in the four-findings reads.
    REPEATED_READ: 3,
    LABELS_CHANGED_BETWEEN_RELEASES: 181,
    // Follow-up # of the 2020 release is not the NNN of the file name.
    FOLLOW_UP_RENUMBERED: 24_106,
  },
  disagreements: realDisagreements,
  consensus: realConsensus,
  // Two of readers 4343882785, 4343883593, 4343883996; Other by its own rule, which adds 45 to 13. No label differs.
  groundTruth: { labels: 12_960, reproduced: 12_960 },
  // Findings with different values among all the image's reads, of both sets together; two images have one reader.
  readerDisagreements: [
    [0, 1941],
    [1, 1276],
    [2, 484],
    [3, 139],
    [4, 76],
    [5, 96],
    [6, 86],
    [7, 87],
    [8, 64],
    [9, 66],
    [10, 29],
    [11, 19],
    [12, 8],
    [13, 3],
  ],
};
