import type { RestsOn } from '../shown-parts.ts';

/** What an assessment may come without where no field shows it. */
export type AssessmentPart = 'rawCell';

/** The parts of assessments that fields rest on. */
export const RESTS_ON_ASSESSMENT: RestsOn<AssessmentPart> = {
  Label: {
    derivation: [],
    finding: [],
    id: [],
    image: [],
    labelSet: [],
    provenance: [],
    rawValue: ['rawCell'],
    reader: [],
    source: [],
    value: [],
  },
};
