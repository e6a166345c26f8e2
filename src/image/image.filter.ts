import type { All, Any, Not, Quantifier } from '../filter.ts';
import type { LabelFilter } from '../label/label.filter.ts';
import type { LabelOrigin } from '../label/label-origin.filter.ts';
import type { DataQualityIssue } from '../terms/data-quality-issue.ts';
import type { Finding } from '../terms/finding.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import type { LabelValue } from '../terms/label-value.ts';
import type { NumberComparison, TextComparison } from '../terms/read-comparisons.ts';

/** Values of an image that a condition compares with texts. */
export type TextField = 'imageIndex' | 'studyInstanceUid' | 'sex' | 'viewPosition' | 'split';
/** Values of an image that a condition compares with whole numbers. */
export type NumberField = 'patientId' | 'patientAgeYears' | 'followUpNumber';

export interface LabelsCondition {
  readonly kind: 'labels';
  readonly quantifier: Quantifier;
  readonly labels: LabelFilter;
}
export interface Disagreement {
  readonly kind: 'disagreement';
  readonly finding: Finding;
  readonly left: LabelOrigin;
  readonly right: LabelOrigin;
  readonly leftValue: LabelValue | null;
}
export interface LabelChange {
  readonly kind: 'labelChanged';
  readonly finding: Finding | null;
  readonly from: LabelSetCode;
  readonly to: LabelSetCode;
}
/** A condition on the finding that a box outlines. */
export type FindingCondition =
  | All<FindingCondition>
  | Any<FindingCondition>
  | Not<FindingCondition>
  | {
      readonly kind: 'finding';
      readonly operator: 'in' | 'notIn';
      readonly values: readonly Finding[];
    };
/** The condition that every box meets. */
export const EVERY_BOX: FindingCondition = { kind: 'all', of: [] };
export interface BoxesCondition {
  readonly kind: 'boxes';
  readonly quantifier: 'some' | 'none';
  readonly box: FindingCondition;
}
export interface QualityCondition {
  readonly kind: 'quality';
  readonly quantifier: 'some' | 'none';
  readonly issues: readonly DataQualityIssue[];
}

/** A condition on an image: what a filter means, in one spelling for each meaning. */
export type ImageFilter =
  | All<ImageFilter>
  | Any<ImageFilter>
  | Not<ImageFilter>
  | TextComparison<TextField>
  | NumberComparison<NumberField>
  | LabelsCondition
  | Disagreement
  | LabelChange
  | BoxesCondition
  | QualityCondition;

/** The filter that every image meets. */
export const EVERY_IMAGE: ImageFilter = { kind: 'all', of: [] };

/** Whether a filter is that one, as no condition reads as. */
export const isEveryImage = (filter: ImageFilter): boolean =>
  filter.kind === 'all' && filter.of.length === 0;
