import { registerEnumType } from 'type-graphql';

/** A published set of labels. */
export const LabelSetCode = {
  NIH_NLP_2017: 'NIH_NLP_2017',
  NIH_NLP_2020: 'NIH_NLP_2020',
  FOUR_FINDINGS_2019: 'FOUR_FINDINGS_2019',
  ALL_FINDINGS_2021: 'ALL_FINDINGS_2021',
} as const;
export type LabelSetCode = keyof typeof LabelSetCode;

registerEnumType(LabelSetCode, {
  name: 'LabelSetCode',
  description: 'A published set of labels.',
  valuesConfig: {
    NIH_NLP_2017: { description: 'Text-mined labels of the first release, Data_Entry_2017.csv.' },
    NIH_NLP_2020: {
      description: 'Text-mined labels of the corrected release, Data_Entry_2017_v2020.csv.',
    },
    FOUR_FINDINGS_2019: {
      description: 'Reads and adjudicated labels of four findings (Radiology, 2019).',
    },
    ALL_FINDINGS_2021: {
      description:
        'Five reads and ground truth of all findings on 810 images (Scientific Reports, 2021).',
    },
  },
});

/** All sets, in the order in which the graph lists them. */
export const LABEL_SET_CODES: readonly LabelSetCode[] = Object.values(LabelSetCode);
