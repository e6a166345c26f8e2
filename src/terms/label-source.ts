import { registerEnumType } from 'type-graphql';

/** How a label came about. */
export const LabelSource = {
  NLP: 'NLP',
  READER: 'READER',
  ADJUDICATED: 'ADJUDICATED',
  GROUND_TRUTH: 'GROUND_TRUTH',
} as const;
export type LabelSource = keyof typeof LabelSource;

registerEnumType(LabelSource, {
  name: 'LabelSource',
  description: 'How a label came about.',
  valuesConfig: {
    NLP: { description: 'Mined from the text of the radiology report.' },
    READER: { description: 'One reader’s own read.' },
    ADJUDICATED: { description: 'Settled between readers in up to five rounds of review.' },
    GROUND_TRUTH: { description: 'Majority of the three ground-truth readers.' },
  },
});
