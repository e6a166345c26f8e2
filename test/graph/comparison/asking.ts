/** What a test looks at of a comparison. */
export interface Comparison {
  readonly finding: string;
  readonly candidateFindings: readonly string[];
  readonly relation: string | null;
  readonly imageCount: number;
  readonly sensitivity: { readonly numerator: number; readonly denominator: number } | null;
  readonly cohenKappa: { readonly value: number } | null;
  readonly exclusions: readonly unknown[];
  readonly cells: readonly {
    readonly reference: string;
    readonly candidate: string;
    readonly imageCount: number;
  }[];
}

const FIELDS = `finding candidateFindings relation imageCount
  sensitivity { numerator denominator } specificity { value } f1 cohenKappa { value }
  exclusions { reason count } cells { reference candidate imageCount }`;

/** Origins of labels, as a document has them. */
export const NLP = '{ source: NLP, labelSet: NIH_NLP_2020 }';
export const ADJUDICATED = '{ source: ADJUDICATED, labelSet: FOUR_FINDINGS_2019 }';
export const GROUND_TRUTH = '{ source: GROUND_TRUTH, labelSet: ALL_FINDINGS_2021 }';
export const readBy = (readerId: string, labelSet = 'FOUR_FINDINGS_2019'): string =>
  `{ source: READER, labelSet: ${labelSet}, readerId: "${readerId}" }`;

export const askComparison = (reference: string, candidate: string, rest = ''): string =>
  `{ comparison(reference: ${reference}, candidate: ${candidate} ${rest}) { ${FIELDS} } }`;
