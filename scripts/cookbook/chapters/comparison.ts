import { GROUND_TRUTH_READERS, VOCABULARY } from '../../../src/terms/vocabulary.ts';
import type { Chapter } from '../recipe.ts';

/** The findings that the text-mined labels and the all-findings set share. */
const SHARED = VOCABULARY.NIH_NLP_2020.filter((finding) =>
  VOCABULARY.ALL_FINDINGS_2021.includes(finding),
);

const IN_TRUTH = [...GROUND_TRUTH_READERS];
const OUTSIDE = ['4343880271', '4343882583'];

const sensitivityOf = (reader: string): string =>
  `readers[${reader}].performance[PNEUMOTHORAX].sensitivity`;

/** How far labels of one origin are from those of another. */
export const COMPARISON: Chapter = {
  title: 'Labels against labels',
  recipes: [
    {
      operation: 'researcher/text-mining-against-experts',
      variables: { findings: ['PNEUMOTHORAX', 'NODULE_OR_MASS'] },
      says: 'Text mining has {comparison[PNEUMOTHORAX].sensitivity.value:%} of the pneumothoraces that the radiologists settled on (95% interval {comparison[PNEUMOTHORAX].sensitivity.lower95:%} to {comparison[PNEUMOTHORAX].sensitivity.upper95:%}), and as many that they did not see as it misses, {comparison[PNEUMOTHORAX].candidateOnly}; of nodules or masses, for which the answer says that NODULE and MASS stand, it has {comparison[NODULE_OR_MASS].sensitivity.value:%}.',
      holds: [
        'comparison[PNEUMOTHORAX].candidateOnly = comparison[PNEUMOTHORAX].referenceOnly',
        'comparison[NODULE_OR_MASS].relation = "BROADER"',
      ],
    },
    {
      operation: 'researcher/text-mining-by-finding',
      says: 'Of no single finding do the text-mined labels have more than of pneumothorax, {comparison[PNEUMOTHORAX].sensitivity.value:%}; they have none of {comparison[EDEMA].prevalence.numerator} edemas, and for hernia, with {comparison[HERNIA].prevalence.numerator} cases, the interval from {comparison[HERNIA].sensitivity.lower95:%} to {comparison[HERNIA].sensitivity.upper95:%} says that these images cannot tell.',
      holds: [
        ...SHARED.slice(0, -1).map(
          (finding) =>
            `comparison[${finding}].sensitivity.value < comparison[PNEUMOTHORAX].sensitivity.value`,
        ),
        'comparison[EDEMA].sensitivity.value = 0',
      ],
    },
    {
      operation: 'researcher/reader-performance',
      variables: { findings: ['PNEUMOTHORAX'] },
      says: `Readers whose votes are the ground truth find {${sensitivityOf('4343883593')}.value:%} to {${sensitivityOf('4343883996')}.value:%} of its pneumothoraces, the two who had no vote {${sensitivityOf('4343880271')}.value:%} and {${sensitivityOf('4343882583')}.value:%}: a fair yardstick for a model are the latter.`,
      holds: [
        `${sensitivityOf('4343883593')}.value < ${sensitivityOf('4343882785')}.value`,
        `${sensitivityOf('4343882785')}.value < ${sensitivityOf('4343883996')}.value`,
        ...OUTSIDE.flatMap((outside) => [
          `readers[${outside}].isGroundTruthReader = false`,
          `${sensitivityOf(outside)}.value < ${sensitivityOf('4343883593')}.value`,
        ]),
        ...IN_TRUTH.map((reader) => `readers[${reader}].isGroundTruthReader = true`),
        'readers.length = 5',
      ],
    },
    {
      operation: 'researcher/release-by-finding',
      says: 'The corrected release only added labels, on {changed.totalCount} images, and pneumonia gained most: {comparison[PNEUMONIA].appeared} images, or {comparison[PNEUMONIA].appeared / comparison[PNEUMONIA].inBoth:%1} more than in 2017, so that work on pneumonia should name its release.',
      holds: [
        ...SHARED.map((finding) => `comparison[${finding}].disappeared = 0`),
        ...SHARED.filter((finding) => finding !== 'PNEUMONIA').map(
          (finding) => `comparison[${finding}].appeared < comparison[PNEUMONIA].appeared`,
        ),
      ],
    },
  ],
};
