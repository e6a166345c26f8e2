import type { ScoreQuestion } from '../../../src/evaluation/evaluation.source.ts';

const LABEL = {
  source: 'NLP',
  readerId: null,
  readNumber: 1,
  assessed: 1,
  uncertain: 0,
} as const;

/** Two images: the first has the finding, the second has not. */
export const QUESTION: ScoreQuestion = {
  ground: {
    collection: {
      images: Float64Array.of(1000, 1001),
      traitsOf: Uint16Array.of(0, 0),
      traits: [{ sex: 'FEMALE', viewPosition: 'PA', ageDecade: 40 }],
    },
    wanted: null,
    labels: [
      { ...LABEL, present: 1, images: Float64Array.of(1000) },
      { ...LABEL, present: 0, images: Float64Array.of(1001) },
    ],
    reference: { source: 'NLP', readerId: null },
    dimensions: [],
  },
  vocabulary: {
    by: 'NIH_NLP_2020',
    findings: [{ name: 'EDEMA', bit: 1, threshold: null }],
  },
  measure: { policy: 'EXCLUDE', minSpecificity: 0.9, minSensitivity: 0.9 },
};
