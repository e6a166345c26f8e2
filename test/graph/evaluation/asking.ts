/** A score as a document has it. */
export interface Prediction {
  readonly imageIndex: string;
  readonly finding: string;
  readonly score: number;
}

/** What a test looks at of a comparison at a point. */
interface Compared {
  readonly sensitivity: { readonly value: number } | null;
}

/** What a test looks at of an evaluation. */
export interface Evaluated {
  readonly predictionCount: number;
  readonly imageCount: number;
  readonly findings: readonly {
    readonly finding: string;
    readonly imageCount: number;
    readonly threshold: number | null;
    readonly atThreshold: Compared | null;
    readonly subgroups: readonly { readonly dimension: string; readonly imageCount: number }[];
    readonly readers: readonly {
      readonly readerId: string;
      readonly isPartOfReference: boolean;
      readonly comparison: Compared;
    }[];
  }[];
}

const SHARE = '{ value numerator denominator lower95 upper95 }';
const POINT = `sensitivity ${SHARE} specificity ${SHARE} falsePositiveRate ${SHARE}`;
const GROUP = `imageCount positives negatives auroc { value lower95 upper95 } averagePrecision
  atSpecificity { threshold ${POINT} } atSensitivity { threshold ${POINT} }`;
const COMPARED = '{ imageCount sensitivity { value } cohenKappa { value } }';

/** A document that asks for all that an evaluation has. */
export const askEvaluation = (reference: string, rest = ''): string =>
  `query ($predictions: [PredictionInput!]!) {
    evaluate(reference: ${reference}, predictions: $predictions ${rest}) {
      predictionCount imageCount
      findings {
        finding ${GROUP} threshold atThreshold ${COMPARED} exclusions { reason count }
        readers { readerId isPartOfReference ${POINT} comparison ${COMPARED} }
        subgroups { dimension sex viewPosition ageDecade ${GROUP} atThreshold ${COMPARED} }
      }
    }
  }`;
